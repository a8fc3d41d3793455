using System.ComponentModel.DataAnnotations;
using DocsBot.Providers.Qdrant;

namespace DocsBot.Providers.Tests.Qdrant;

public sealed class QdrantOptionsTests
{
    [Theory]
    [InlineData("http://localhost:6333")]
    [InlineData("http://127.0.0.1:6333")]
    [InlineData("http://[::1]:6333")]
    [InlineData("http://qdrant:6333")]
    [InlineData("http://10.1.2.3:6333")]
    [InlineData("http://172.20.0.4:6333")]
    [InlineData("http://qdrant.internal:6333")]
    [InlineData("https://cluster.cloud.example:6333")]
    public void A_key_may_go_where_nobody_listens(string url) => FaultsOf(new QdrantOptions { Url = new Uri(url), ApiKey = "key" }).ShouldBeEmpty();

    [Theory]
    [InlineData("http://cluster.cloud.example:6333")]
    [InlineData("http://203.0.113.9:6333")]
    [InlineData("http://172.32.0.4:6333")]
    [InlineData("http://[2001:db8::1]:6333")]
    public void A_key_does_not_go_over_plain_http_to_others_unless_that_is_allowed(string url)
    {
        var options = new QdrantOptions { Url = new Uri(url), ApiKey = "key" };

        FaultsOf(options).ShouldHaveSingleItem().ShouldContain("https");
        options.KeyOverHttp = PlainHttpKey.Allow;
        FaultsOf(options).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ftp://localhost", null, "docsbot", "http or https")]
    [InlineData("http://user@localhost:6333", null, "docsbot", "without a user name")]
    [InlineData("http://localhost:6333", "two words", "docsbot", "Copy the key again")]
    [InlineData("http://localhost:6333", null, "docs/bot", "Qdrant__Collection")]
    [InlineData(null, "key", "docsbot", "Qdrant__Url")]
    public void What_cannot_be_is_told(string? url, string? key, string collection, string told) =>
        FaultsOf(new QdrantOptions { Url = url is null ? null : new Uri(url), ApiKey = key, Collection = collection }).ShouldHaveSingleItem().ShouldContain(told);

    private static List<string> FaultsOf(QdrantOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return [.. faults.Select(fault => fault.ErrorMessage!)];
    }
}
