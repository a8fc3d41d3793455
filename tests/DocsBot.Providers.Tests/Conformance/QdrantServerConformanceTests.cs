using DocsBot.Conformance.Hosts;
using DocsBot.Conformance.Suite;

namespace DocsBot.Providers.Tests.Conformance;

/// <summary>The suite on a real Qdrant, where QDRANT_URL (and QDRANT_API_KEY) name one. Its collections have a random prefix and are gone after each case.</summary>
public sealed class QdrantServerConformanceTests
{
    private const string NoServer = "QDRANT_URL is not set";

    private static readonly string? Server = Environment.GetEnvironmentVariable("QDRANT_URL");

    public static TheoryData<string> Cases => Server is null ? [NoServer] : [.. ConformanceSuite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_keeps_the_contract(string name)
    {
        Assert.SkipWhen(Server is null, $"{NoServer}: there is no real Qdrant to run the suite on.");
        await using var host = new QdrantHost(new Uri(Server!), Environment.GetEnvironmentVariable("QDRANT_API_KEY"));
        await ConformanceSuite.RunAsync(ConformanceSuite.Cases.Single(one => one.Name == name), host, TestContext.Current.CancellationToken);
    }
}
