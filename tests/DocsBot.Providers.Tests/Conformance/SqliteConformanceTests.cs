using DocsBot.Conformance.Hosts;
using DocsBot.Conformance.Suite;

namespace DocsBot.Providers.Tests.Conformance;

/// <summary>The suite of tests/DocsBot.Conformance on the embedded store.</summary>
public sealed class SqliteConformanceTests
{
    public static TheoryData<string> Cases => [.. ConformanceSuite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_keeps_the_contract(string name)
    {
        await using var host = new SqliteHost();
        await ConformanceSuite.RunAsync(ConformanceSuite.Cases.Single(one => one.Name == name), host, TestContext.Current.CancellationToken);
    }
}
