using Deque.AxeCore.Playwright;
using DocsBot.Chat.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DocsBot.EndToEnd.Tests;

public sealed class AccessibilityTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 1200)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task The_page_and_an_answer_have_no_fault_that_axe_finds(ColorScheme scheme, int width)
    {
        using var folder = TemporaryFolder.WithDocs();
        await using var server = await ChatServer.StartAsync(folder);
        var page = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(server.Client.BaseAddress!.ToString());
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" })).ToBeEnabledAsync();
        await RequireNoViolationsAsync(page);

        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" });
        await box.FillAsync("How do I install Lantern?");
        await box.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, helpful" })).ToBeVisibleAsync();
        await RequireNoViolationsAsync(page);
    }

    [Fact]
    public async Task A_page_of_the_documentation_has_no_fault_that_axe_finds()
    {
        using var folder = TemporaryFolder.WithDocs();
        await using var server = await ChatServer.StartAsync(folder);
        var page = await browser.OpenAsync();

        await page.GotoAsync(new Uri(server.Client.BaseAddress!, "/docs/configure/#change-the-port").ToString());

        await Expect(page.Locator("#change-the-port")).ToBeInViewportAsync();
        await RequireNoViolationsAsync(page);
    }

    private static async Task RequireNoViolationsAsync(IPage page)
    {
        var result = await page.RunAxe();
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Target))}").ShouldBeEmpty();
    }
}
