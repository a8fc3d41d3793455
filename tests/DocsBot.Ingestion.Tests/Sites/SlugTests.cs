using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Tests.Sites;

public sealed class SlugTests
{
    [Theory]
    [InlineData("What's New?", "whats-new")]
    [InlineData("a  b -- c", "a--b----c")]
    [InlineData("snake_case & CamelCase", "snake_case--camelcase")]
    [InlineData("C# / F# (.NET 10)", "c--f-net-10")]
    [InlineData("Ünïcode 日本語", "ünïcode-日本語")]
    [InlineData("🚀 Rocket", "-rocket")]
    [InlineData("1.2.3", "123")]
    public void GitHub_drops_punctuation_and_keeps_every_space(string heading, string slug) => Slugs.GitHub(heading).ShouldBe(slug);

    [Theory]
    [InlineData("What's next", HugoHeadingIds.GitHub, "whats-next")]
    [InlineData("What's next", HugoHeadingIds.Blackfriday, "what-s-next")]
    [InlineData("kubernetes.io/arch (beta)", HugoHeadingIds.GitHub, "kubernetesioarch-beta")]
    [InlineData("kubernetes.io/arch (beta)", HugoHeadingIds.Blackfriday, "kubernetes-io-arch-beta")]
    [InlineData("Añejo straße", HugoHeadingIds.GitHub, "añejo-straße")]
    [InlineData("Añejo straße", HugoHeadingIds.GitHubAscii, "anejo-strae")]
    [InlineData("!?", HugoHeadingIds.GitHub, "heading")]
    public void Hugo_has_three_rules(string heading, HugoHeadingIds rule, string slug) => Slugs.Hugo(heading, rule).ShouldBe(slug);

    [Theory]
    [InlineData("What's  -  New?", "whats-new")]
    [InlineData("Größe & naïve café", "groe-naive-cafe")]
    [InlineData("Łódź, Žižkov, İzmir", "odz-zizkov-izmir")]
    [InlineData("under_score -- dash-", "under_score-dash-")]
    [InlineData("½ ﬁn x²", "12-fin-x2")]
    [InlineData("日本語", "")]
    public void MkDocs_folds_to_ascii_and_collapses_runs(string heading, string slug) => Slugs.MkDocs(heading).ShouldBe(slug);

    [Fact]
    public void GitHub_counts_repetitions_past_a_heading_that_is_called_so_already() =>
        Anchors(SiteGenerator.GitHub, "Foo", "Foo", "Foo 1", "Foo").ShouldBe(["foo", "foo-1", "foo-1-1", "foo-2"]);

    [Fact]
    public void Hugo_takes_the_first_free_number() =>
        Anchors(SiteGenerator.Hugo, "Foo", "Foo 1", "Foo", "Foo").ShouldBe(["foo", "foo-1", "foo-2", "foo-3"]);

    [Fact]
    public void MkDocs_counts_with_underscores_and_goes_on_from_a_number_at_the_end() =>
        Anchors(SiteGenerator.MkDocs, "Foo", "Foo", "Foo_1", "日", "本").ShouldBe(["foo", "foo_1", "foo_2", "_1", "_2"]);

    [Fact]
    public void MkDocs_keeps_clear_of_ids_that_authors_give_further_down()
    {
        var anchors = new PageAnchors(new SiteConventions { Generator = SiteGenerator.MkDocs }, ["setup"]);
        anchors.Next("Setup", null).ShouldBe("setup_1");
        anchors.Next("Other", "setup").ShouldBe("setup");
    }

    [Theory]
    [InlineData(SiteGenerator.GitHub)]
    [InlineData(SiteGenerator.Hugo)]
    [InlineData(SiteGenerator.MkDocs)]
    public void Ten_thousand_headings_of_one_name_are_told_apart_in_no_time(SiteGenerator generator)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Anchors(generator, [.. Enumerable.Repeat("Changes", 10_000)]).Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static List<string> Anchors(SiteGenerator generator, params string[] headings)
    {
        var anchors = new PageAnchors(new SiteConventions { Generator = generator }, []);
        return [.. headings.Select(heading => anchors.Next(heading, null))];
    }
}
