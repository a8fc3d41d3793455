using DocsBot.Core.Routing;

namespace DocsBot.Core.Tests.Routing;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("**/billing/**", "docs/billing/refunds.md", true)]
    [InlineData("**/billing/**", "billing/refunds.md", true)]
    [InlineData("**/billing/**", "/docs/billing/", true)]
    [InlineData("**/billing/**", "billing", true)]
    [InlineData("**/billing/**", "docs/billings/refunds.md", false)]
    [InlineData("**/pricing*", "docs/pricing.md", true)]
    [InlineData("**/pricing*", "docs/pricing/plans.md", false)]
    [InlineData("guides/*.md", "guides/install.md", true)]
    [InlineData("guides/*.md", "guides/windows/install.md", false)]
    [InlineData("guides/*.md", "guides/installXmd", false)]
    [InlineData("v?/api", "v1/api", true)]
    [InlineData("v?/api", "v10/api", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**", "ab", false)]
    [InlineData("Docs/API", "docs/api", true)]
    [InlineData("**", "anything/at/all", true)]
    [InlineData("**", "", true)]
    public void A_pattern_holds_of_the_whole_path(string pattern, string path, bool expected) => new PathGlob(pattern).Matches(path).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("a**b")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("[ab]*")]
    [InlineData("a\\b")]
    public void What_is_no_pattern_is_refused_with_the_pattern_named(string pattern) =>
        Should.Throw<FormatException>(() => new PathGlob(pattern)).Message.ShouldContain($"'{pattern}'");

    [Theory]
    [InlineData("https://docs.example.com/a%20b/c?x=1#y", "/a b/c")]
    [InlineData("/docs/a.md", "/docs/a.md")]
    public void An_address_counts_without_its_host(string url, string path) => PathGlob.PathOf(url).ShouldBe(path);

    [Fact]
    public void A_pattern_with_many_stars_takes_no_time()
    {
        var glob = new PathGlob(string.Concat(Enumerable.Repeat("*a", 40)) + "/**/" + string.Concat(Enumerable.Repeat("*a", 40)));
        var start = TimeProvider.System.GetTimestamp();

        glob.Matches(new string('a', 2_000)).ShouldBeFalse();

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
