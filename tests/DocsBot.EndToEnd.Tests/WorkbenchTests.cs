using Deque.AxeCore.Playwright;
using DocsBot.Lab.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DocsBot.EndToEnd.Tests;

/// <summary>The workbench of the Lab in a real browser, over a log with hostile texts in it.</summary>
public sealed class WorkbenchTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private static readonly string[] Pages =
        ["/?days=90", "/interactions", "/interactions?signals=noAnswer&language=de", "/clusters?days=90", "/review", "/review/curated", "/costs?days=90", "/evaluations", "/prompts", "/prompts/answer", "/prompts/answer/v1", "/prompts/diff", "/experiments", "/no-such-page"];

    private WorkbenchServer? _server;
    private string? _evaluation;
    private (string Newest, string Answered, string Hostile) _ids;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WorkbenchServer.StartAsync();
        _ids = await SampleLog.WriteAsync(_server.Log, TimeProvider.System, Token);
        _evaluation = await SampleEvaluation.WriteAsync(_server.Folder, TimeProvider.System, Token);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task No_page_has_a_fault_that_axe_finds_breaks_its_policy_or_is_wider_than_the_screen(ColorScheme scheme, int width)
    {
        var page = await OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                faults.Add($"{page.Url}: {message.Text}");
            }
        };
        page.Dialog += (_, dialog) => faults.Add($"{page.Url}: a script of the log ran: {dialog.Message}");

        foreach (var path in Pages.Append($"/interactions/{_ids.Answered}").Append($"/interactions/{_ids.Hostile}").Append($"/evaluations/{_evaluation}").Append($"/evaluations/{_evaluation}/case?set=lantern&question=q9"))
        {
            await GoAsync(page, path);
            // Everything is there at every width: axe looks once for each scheme, and a phone must only not scroll sideways.
            var found = width > 400 ? (await page.RunAxe()).Violations : [];
            faults.AddRange(found.Select(violation => $"{path}: {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Target))}"));
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (over > 0)
            {
                faults.Add($"{path} is {over} pixels wider than {width}");
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_goes_to_pages_through_rows_and_to_the_search()
    {
        var page = await OpenAsync();
        await GoAsync(page, "/prompts");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("i");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Interactions", Level = 1 })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("HTTP/3");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Remove all")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Does Lantern support HTTP/3?", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_link_opens_the_workbench_and_leaves_no_key_in_the_address()
    {
        var page = await browser.OpenAsync();

        await page.GotoAsync(_server!.Address.ToString());
        await Expect(page.GetByText("This workbench is locked")).ToBeVisibleAsync();

        await page.GotoAsync(new Uri(_server.Address, $"/costs?days=90&key={_server.Key}").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Costs", Level = 1 })).ToBeVisibleAsync();
        page.Url.ShouldEndWith("/costs?days=90");
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await browser.OpenAsync(options);
        await page.GotoAsync(new Uri(_server!.Address, $"/prompts?key={_server.Key}").ToString());
        return page;
    }

    private Task<IResponse?> GoAsync(IPage page, string path) => page.GotoAsync(new Uri(_server!.Address, path).ToString());
}
