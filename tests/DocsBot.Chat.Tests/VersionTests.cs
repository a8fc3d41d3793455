using DocsBot.Core.Answering;

namespace DocsBot.Chat.Tests;

/// <summary>Documentation of two versions: the question and the page it is asked on say which is meant.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Empty();
    private ChatServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var (version, port) in (IEnumerable<(string, string)>)[("1.0", "8042"), ("2.0", "9000")])
        {
            _folder.Write($"{version}/configure.md", $"---\nproduct_version: \"{version}\"\n---\n# Configure Lantern\n\nLantern reads its settings from a file.\n\n## Change the port\n\nSet `port` in `lantern.toml` to change the port. The default port of Lantern is {port}.\n");
        }

        _server = await ChatServer.StartAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("1.0", "8042")]
    [InlineData("2.0", "9000")]
    public async Task A_version_in_the_question_is_the_version_of_the_answer(string version, string port)
    {
        var (_, events) = await _server.AskAsync($"What is the default port of Lantern in {version}?");

        events[0].ShouldBeOfType<ChatEvent.SourcesFound>().Scope.ShouldBe(new SourceScope(null, version, null));
        Answer(events).ShouldContain(port);
    }

    [Fact]
    public async Task The_version_of_the_open_page_is_the_version_of_the_answer_until_the_question_names_another()
    {
        var page = (await _server.AskAsync("What is the default port of Lantern in 1.0?")).Events.OfType<ChatEvent.SourcesFound>().Single().Sources[0].Url.Split('#')[0];
        var address = new Uri(_server.Client.BaseAddress!, page).ToString();

        Answer((await _server.AskAsync("What is the default port of Lantern?", pageUrl: address + "?utm=1#top")).Events).ShouldContain("8042");
        Answer((await _server.AskAsync("What is the default port of Lantern in 2.0?", pageUrl: address)).Events).ShouldContain("9000");
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://elsewhere.example/%00/../")]
    [InlineData("")]
    public async Task Any_other_page_narrows_nothing(string pageUrl)
    {
        var (_, events) = await _server.AskAsync("What is the default port of Lantern?", pageUrl: pageUrl);

        events[0].ShouldBeOfType<ChatEvent.SourcesFound>().Scope.ShouldBeNull();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
    }

    private static string Answer(IEnumerable<ChatEvent> events) => string.Concat(events.OfType<ChatEvent.AnswerDelta>().Select(delta => delta.Text));
}
