using DocsBot.Core.Prompts;

namespace DocsBot.Core.Tests.Prompts;

public sealed class PromptMarksTests
{
    [Fact]
    public void The_same_interaction_gives_the_same_marks_and_another_gives_others()
    {
        var marks = PromptMarks.For("0198c0de-0000-7000-8000-000000000001");

        marks.ShouldBe(PromptMarks.For("0198c0de-0000-7000-8000-000000000001"));
        marks.Boundary.ShouldNotBe(PromptMarks.For("0198c0de-0000-7000-8000-000000000002").Boundary, StringComparer.Ordinal);
        marks.Boundary.ShouldMatch("^[0-9a-f]{16}$");
    }
}
