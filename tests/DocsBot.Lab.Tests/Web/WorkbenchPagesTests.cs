using System.Net;
using System.Text.RegularExpressions;

namespace DocsBot.Lab.Tests.Web;

/// <summary>Each page, over a log with everything in it, over none at all, and over what is broken.</summary>
public sealed class WorkbenchPagesTests
{
    private static readonly string[] Lists = ["/", "/interactions", "/clusters", "/evaluations", "/prompts", "/prompts/answer", "/prompts/answer/v1", "/prompts/diff", "/experiments", "/costs"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_clone_says_on_every_page_what_to_do()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var client = await server.OpenAsync();

        foreach (var path in Lists)
        {
            (await GetAsync(client, path)).ShouldNotContain("went wrong", customMessage: path);
        }

        (await GetAsync(client, "/")).ShouldContain("--project src/DocsBot.Chat");
        (await GetAsync(client, "/interactions")).ShouldContain("Nobody has asked anything yet");
    }

    [Fact]
    public async Task Nothing_that_readers_or_models_wrote_becomes_an_element()
    {
        await using var server = await WorkbenchServer.StartAsync();
        var (_, answered, hostile) = await SampleLog.WriteAsync(server.Log, TimeProvider.System, Token);
        using var client = await server.OpenAsync();

        foreach (var path in Lists.Append($"/interactions/{hostile}").Append($"/interactions/{answered}").Append("/interactions?text=%3Cscript%3Ealert(1)%3C/script%3E&site=%22onmouseover%3D%22alert(1)"))
        {
            var html = await GetAsync(client, path);

            html.ShouldNotContain("<script>", customMessage: path);
            html.ShouldNotContain("<img src=x", customMessage: path);
            html.ShouldNotContain("href=\"javascript:", customMessage: path);
            html.ShouldNotContain("\"onmouseover", customMessage: path);
        }
    }

    [Fact]
    public async Task The_overview_counts_the_period_and_leads_to_the_interactions_behind_each_figure()
    {
        await using var server = await WorkbenchServer.StartAsync();
        await SampleLog.WriteAsync(server.Log, TimeProvider.System, Token);
        using var client = await server.OpenAsync();

        var html = await GetAsync(client, "/?days=90");

        html.ShouldContain("<span class=\"value\">141</span>");
        html.ShouldContain("/interactions?days=90&amp;signals=noAnswer");
        html.ShouldContain("aria-label=\"Questions a day,");
    }

    [Fact]
    public async Task The_list_is_filtered_by_what_its_address_says_and_goes_on_where_it_ended()
    {
        await using var server = await WorkbenchServer.StartAsync();
        await SampleLog.WriteAsync(server.Log, TimeProvider.System, Token);
        using var client = await server.OpenAsync();

        var html = await GetAsync(client, "/interactions?signals=noAnswer&language=de");
        html.ShouldContain("Helm chart");
        html.ShouldNotContain("What is Lantern?");
        html.ShouldContain("href=\"/interactions?signals=noAnswer\"");

        var first = await GetAsync(client, "/interactions");
        var next = Regex.Match(first, "rel=\"next\" href=\"(?<next>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["next"].Value;
        var second = await GetAsync(client, WebUtility.HtmlDecode(next));

        IdsIn(first).Count.ShouldBe(50);
        IdsIn(second).Count.ShouldBe(50);
        IdsIn(first).Intersect(IdsIn(second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_evaluation_shows_what_is_better_and_the_questions_that_became_worse()
    {
        await using var server = await WorkbenchServer.StartAsync();
        var id = await SampleEvaluation.WriteAsync(server.Folder, TimeProvider.System, Token);
        using var client = await server.OpenAsync();

        (await GetAsync(client, "/evaluations")).ShouldContain("answer@v1 against answer@v2");
        var html = await GetAsync(client, $"/evaluations/{id}");
        html.ShouldContain("<span class=\"badge good\">better</span>");
        html.ShouldContain("<span class=\"badge bad\">worse</span>");
        html.ShouldContain("No judge was asked.");
        html.ShouldContain($"/evaluations/{id}/case?set=lantern&amp;question=q9");
        (await GetAsync(client, $"/evaluations/{id}/case?set=lantern&question=q9")).ShouldContain("It does not say where the file is.");
        (await GetAsync(client, $"/evaluations/{id}/case?set=lantern&question=q0")).ShouldNotContain("<script>");
        var report = await client.GetAsync($"/evaluations/{id}/report.html", Token);
        report.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment", "a page with styles of its own is not opened under the workbench's address");
        (await report.Content.ReadAsStringAsync(Token)).ShouldContain("answer@v2");
        (await client.GetAsync($"/evaluations/{id}?candidate=answer@v7", Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"/evaluations/{id}/case?set=lantern&question=none", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/interactions?signals=bogus", "signals=bogus is not known. Known: noAnswer")]
    [InlineData("/interactions?outcome=bogus", "outcome=bogus is not known")]
    [InlineData("/?days=-3", "days=-3 is no number of days")]
    [InlineData("/?from=2026-13-45", "from=2026-13-45 is no day")]
    [InlineData("/?from=2026-02-01&to=2026-01-01", "before it begins")]
    public async Task A_wrong_address_says_what_is_wrong_with_it(string path, string fault)
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var client = await server.OpenAsync();

        var response = await client.GetAsync(path, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token)).ShouldContain(fault);
    }

    [Fact]
    public async Task An_interaction_shows_its_answer_with_the_claims_and_passages_behind_its_citations()
    {
        await using var server = await WorkbenchServer.StartAsync();
        var (_, answered, _) = await SampleLog.WriteAsync(server.Log, TimeProvider.System, Token);
        using var client = await server.OpenAsync();

        var html = await GetAsync(client, $"/interactions/{answered}");

        html.ShouldContain("<span class=\"claim\">The default port is 8042.</span>");
        html.ShouldContain("href=\"#passage-1\"");
        html.ShouldContain("id=\"passage-1\"");
        html.ShouldContain("As it stood in the prompt");
        html.ShouldContain("left out: no room");
        html.ShouldContain($"-- why {answered}");
        html.ShouldContain("no passage");
    }

    [Fact]
    public async Task An_interaction_that_is_not_there_is_told()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var client = await server.OpenAsync();

        var response = await client.GetAsync("/interactions/0198c0de-0000-7000-8000-000000000001", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("deleted by its reader");
    }

    [Fact]
    public async Task A_log_that_is_none_is_told_and_the_prompts_are_shown_all_the_same()
    {
        await using var server = await WorkbenchServer.StartAsync();
        await File.WriteAllTextAsync(server.Log, "This is no database, but a text that is long enough to be looked at as one by whoever opens it.", Token);
        using var client = await server.OpenAsync();

        var response = await client.GetAsync("/", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("interactions.db");
        (await client.GetAsync("/prompts", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_prompts_are_told_and_the_log_is_shown_all_the_same()
    {
        var prompts = Directory.CreateTempSubdirectory("docsbot-prompts-").FullName;
        await using var server = await WorkbenchServer.StartAsync(prompts);
        await SampleLog.WriteAsync(server.Log, TimeProvider.System, Token);
        using var client = await server.OpenAsync();

        (await client.GetAsync("/prompts", Token)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await GetAsync(client, "/")).ShouldContain("holds no prompt");
        Directory.Delete(prompts, recursive: true);
    }

    private static List<string> IdsIn(string html) =>
        [.. Regex.Matches(html, "href=\"/interactions/(?<id>[0-9a-f-]{36})\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal)];

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        var response = await client.GetAsync(path, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadAsStringAsync(Token);
    }
}
