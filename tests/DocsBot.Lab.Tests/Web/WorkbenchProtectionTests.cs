using System.Net;
using System.Text.RegularExpressions;
using DocsBot.Lab.Web.Security;

namespace DocsBot.Lab.Tests.Web;

/// <summary>Who gets in, under which names, and what their browsers may do.</summary>
public sealed class WorkbenchProtectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_key_every_address_is_locked_and_says_what_to_do()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var stranger = server.Stranger();

        foreach (var path in new[] { "/", "/prompts", "/interactions/1", "/no-such-page" })
        {
            var response = await stranger.GetAsync(path, Token);

            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            (await response.Content.ReadAsStringAsync(Token)).ShouldContain("Open the link that <code>lab serve</code> printed");
        }
    }

    [Fact]
    public async Task The_link_sets_a_cookie_that_scripts_and_other_sites_do_not_get_and_leads_to_the_address_without_the_key()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var stranger = server.Stranger();

        var response = await stranger.GetAsync($"/prompts/diff?before=answer@v1&key={server.Key}&after=answer@v2", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe("/prompts/diff?before=answer@v1&after=answer@v2");
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldNotContain(server.Key);
        (await stranger.GetAsync(response.Headers.Location, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_that_was_opened_from_another_site_goes_on_by_itself_because_a_redirect_would_carry_no_strict_cookie()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var stranger = server.Stranger();
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var response = await stranger.GetAsync($"/?key={server.Key}", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("content=\"0; url=/\"");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/%5Cevil.example/")]
    [InlineData("///evil.example/")]
    public async Task The_key_leads_to_no_other_host(string path)
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var stranger = server.Stranger();

        var response = await stranger.GetAsync(new Uri($"{server.Address.GetLeftPart(UriPartial.Authority)}{path}?key={server.Key}"), Token);

        new Uri(server.Address, response.Headers.Location!).Host.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_open_sessions_go_on()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var open = await server.OpenAsync();
        using var stranger = server.Stranger();

        for (var i = 0; i < KeyAttempts.PerAddress; i++)
        {
            (await stranger.GetAsync("/?key=wrong", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var refused = await stranger.GetAsync($"/?key={server.Key}", Token);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        (await open.GetAsync("/prompts", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_picture_on_another_site_uses_up_no_tries()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var stranger = server.Stranger();
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "image");
        for (var i = 0; i < 2 * KeyAttempts.PerAddress; i++)
        {
            (await stranger.GetAsync("/?key=wrong", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var reader = await server.OpenAsync();
    }

    [Fact]
    public async Task A_name_that_somebody_points_to_this_machine_is_refused()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var client = await server.OpenAsync();
        client.DefaultRequestHeaders.Host = "rebound.example:5090";

        var response = await client.GetAsync("/prompts", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("Workbench:Hosts");
    }

    [Fact]
    public async Task A_post_without_a_token_of_a_form_is_refused_and_the_form_of_the_locked_page_has_one()
    {
        await using var server = await WorkbenchServer.StartAsync(key: "a key of more than twenty characters");
        using var stranger = server.Stranger();
        using var bare = new FormUrlEncodedContent([KeyValuePair.Create("key", server.Key)]);
        (await stranger.PostAsync("/key", bare, Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var page = await stranger.GetAsync("/", Token);
        var token = Regex.Match(await page.Content.ReadAsStringAsync(Token), "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("key", server.Key), KeyValuePair.Create("__RequestVerificationToken", token)]);
        var response = await stranger.PostAsync("/key", form, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe("/");
        (await stranger.GetAsync("/prompts", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pages_are_not_kept_and_run_nothing_inline()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var client = await server.OpenAsync();

        var response = await client.GetAsync("/prompts", Token);
        var html = await response.Content.ReadAsStringAsync(Token);

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        html.ShouldNotContain("style=\"");
        html.ShouldNotContain("<style");
        Regex.Matches(html, "<script(?! src=)", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_files_of_the_workbench_are_kept_for_ever_under_an_address_of_their_bytes()
    {
        await using var server = await WorkbenchServer.StartAsync();
        using var stranger = server.Stranger();
        var html = await (await stranger.GetAsync("/", Token)).Content.ReadAsStringAsync(Token);
        var path = Regex.Match(html, "href=\"(?<path>/assets/[^\"]+/lab.css)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["path"].Value;

        var response = await stranger.GetAsync(path, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await stranger.GetAsync("/assets/000000000000/lab.css", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
