using DocsBot.Providers.Log.Reading;

namespace DocsBot.Providers.Tests.Log.Reading;

public sealed class InteractionCursorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("no cursor")]
    public void A_text_that_is_no_cursor_is_none(string? text) => InteractionCursor.TryParse(text, out _).ShouldBeFalse();
}
