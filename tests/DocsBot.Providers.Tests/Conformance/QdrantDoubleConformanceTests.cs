using DocsBot.Conformance.Hosts;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.Suite;
using DocsBot.Conformance.Validation;

namespace DocsBot.Providers.Tests.Conformance;

/// <summary>The suite on the store in Qdrant, against the double. A request that the schema refuses, where the schema is beside the repository, fails its case.</summary>
public sealed class QdrantDoubleConformanceTests(QdrantDoubleConformanceTests.Double shared) : IClassFixture<QdrantDoubleConformanceTests.Double>
{
    public static TheoryData<string> Cases => [.. ConformanceSuite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_store_keeps_the_contract(string name) =>
        ConformanceSuite.RunAsync(ConformanceSuite.Cases.Single(one => one.Name == name), shared.Host, TestContext.Current.CancellationToken);

    public sealed class Double : IAsyncLifetime
    {
        private QdrantDoubleHost? _host;

        public StoreHost Host => _host ?? throw new InvalidOperationException("The double was not started.");

        public async ValueTask InitializeAsync() =>
            _host = await QdrantDoubleHost.StartAsync(
                new QdrantDoubleOptions { ApiKey = "key", Validator = SchemaFile.Find() is { } file ? RequestValidator.Load(file) : null }, TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            if (_host is not null)
            {
                await _host.DisposeAsync();
            }
        }
    }
}
