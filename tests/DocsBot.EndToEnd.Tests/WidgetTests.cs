using DocsBot.Chat.Tests;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DocsBot.EndToEnd.Tests;

public sealed class WidgetTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();
    private readonly HangingChatClient _hanging = new();
    private ChatServer? _server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_reader_asks_sees_the_cited_answer_opens_a_citation_gives_feedback_and_the_log_has_it()
    {
        var page = await OpenAsync();

        await AskAsync(page, "How do I change the port?");

        var chip = page.Locator("docs-bot a.chip").First;
        await Expect(chip).ToBeVisibleAsync();
        await Expect(page.Locator("docs-bot [role=log]")).ToContainTextAsync("lantern.toml");

        await page.GetByRole(AriaRole.Button, new() { Name = "No, not helpful" }).ClickAsync();
        await page.GetByLabel("What was missing or wrong? (optional)").FillAsync("Say where the file is.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Expect(page.Locator("docs-bot")).ToContainTextAsync("Thank you");

        await chip.ClickAsync();
        await page.WaitForURLAsync("**/docs/configure/#change-the-port");
        await Expect(page.Locator("#change-the-port")).ToBeInViewportAsync();

        var row = await RowAsync(record => record.Feedback is not null);
        row.Interaction.Question.ShouldBe("How do I change the port?");
        row.Interaction.Outcome.ShouldBe(InteractionOutcome.Answered);
        row.Feedback!.Helpful.ShouldBeFalse();
        row.Feedback.Comment.ShouldBe("Say where the file is.");
    }

    [Fact]
    public async Task A_question_the_documentation_does_not_cover_shows_that_and_the_nearest_pages()
    {
        var page = await OpenAsync();

        await AskAsync(page, "Who won the football world cup in 1998?");

        await Expect(page.Locator("docs-bot [role=log]")).ToContainTextAsync("cover this");
    }

    [Fact]
    public async Task An_example_question_is_asked_by_a_click()
    {
        var page = await OpenAsync();

        var example = page.Locator("docs-bot").GetByRole(AriaRole.Button, new() { NameRegex = new("^How do I ") }).First;
        await example.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, helpful" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Stop_keeps_what_came_and_the_row_is_cancelled()
    {
        var page = await OpenAsync(services => services.AddSingleton(new AnswerModels([new AnswerModel("hanging", _hanging)])));

        await AskAsync(page, "How do I change the port?");
        await _hanging.Asked.WaitAsync(TimeSpan.FromSeconds(20), Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Expect(page.Locator("docs-bot [role=log]")).ToContainTextAsync("Stopped");
        await _hanging.Cancelled.WaitAsync(TimeSpan.FromSeconds(20), Token);
        (await RowAsync(record => record.Interaction.Outcome == InteractionOutcome.Cancelled)).Interaction.Answer.ShouldBe("The port");
    }

    [Fact]
    public async Task A_reader_deletes_the_conversation_and_the_log_has_it_no_more()
    {
        var page = await OpenAsync();
        await AskAsync(page, "How do I change the port?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, helpful" })).ToBeVisibleAsync();
        await RowAsync(record => record.Interaction.Question == "How do I change the port?");

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await Expect(page.Locator("docs-bot .turn")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" })).ToBeFocusedAsync();
        await _server!.FlushLogAsync();
        (await new InteractionReader(new SqliteLogDatabase(Path.Combine(_folder.Data, InteractionLogOptions.FileName))).NewestAsync(Token).AnyAsync(Token)).ShouldBeFalse();

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" })).ToBeEnabledAsync();
        await Expect(page.Locator("docs-bot .turn")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_deletion_that_the_service_refuses_removes_nothing_and_says_so()
    {
        var page = await OpenAsync();
        await AskAsync(page, "How do I change the port?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, helpful" })).ToBeVisibleAsync();
        await page.RouteAsync("**/api/conversations/*", route => route.FulfillAsync(new() { Status = 503 }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await Expect(page.Locator("docs-bot .deletion [role=alert]")).ToContainTextAsync("Nothing was removed");
        await Expect(page.Locator("docs-bot .turn")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_limit_is_shown_with_the_time_to_wait()
    {
        var page = await OpenAsync(settings: new() { ["Limits:QuestionsPerMinutePerAddress"] = "1" });

        await AskAsync(page, "How do I change the port?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, helpful" })).ToBeVisibleAsync();
        await AskAsync(page, "How do I enable compression?");

        await Expect(page.Locator("docs-bot")).ToContainTextAsync("You can ask again in");
    }

    [Fact]
    public async Task The_widget_works_on_another_site_under_a_strict_policy_and_hostile_styles()
    {
        _server = await ChatServer.StartAsync(_folder);
        var bot = _server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        await using var site = await HostPage.StartAsync(bot);
        var page = await browser.OpenAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        await page.GotoAsync(site.Address);

        await page.Locator("docs-bot").GetByRole(AriaRole.Button, new() { NameRegex = new("^Ask the docs") }).ClickAsync();
        await AskAsync(page, "How do I change the port?");

        var chip = page.Locator("docs-bot a.chip").First;
        await Expect(chip).ToBeVisibleAsync();
        (await chip.GetAttributeAsync("href"))!.ShouldStartWith(bot);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.Locator("docs-bot .turn")).ToHaveCountAsync(0);
        errors.ShouldBeEmpty();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" })).ToBeHiddenAsync();
    }

    private async Task<IPage> OpenAsync(Action<IServiceCollection>? services = null, Dictionary<string, string?>? settings = null)
    {
        _server = await ChatServer.StartAsync(_folder, settings, services);
        var page = await browser.OpenAsync(new BrowserNewContextOptions { ViewportSize = new() { Width = 1200, Height = 900 } });
        await page.GotoAsync(_server.Client.BaseAddress!.ToString());
        return page;
    }

    private static async Task AskAsync(IPage page, string question)
    {
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" });
        await box.FillAsync(question);
        await box.PressAsync("Enter");
    }

    private async Task<InteractionRecord> RowAsync(Func<InteractionRecord, bool> wanted)
    {
        var reader = new InteractionReader(new SqliteLogDatabase(Path.Combine(_folder.Data, InteractionLogOptions.FileName)));
        for (var i = 0; i < 100; i++)
        {
            await _server!.FlushLogAsync();
            await foreach (var record in reader.NewestAsync(Token))
            {
                if (wanted(record))
                {
                    return record;
                }
            }

            await Task.Delay(100, Token);
        }

        throw new TimeoutException("The log has no such row.");
    }
}
