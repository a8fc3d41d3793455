using DocsBot.Conformance.Hosts;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.QdrantDouble.Faults;
using DocsBot.Conformance.Suite;

namespace DocsBot.Providers.Tests.Conformance;

/// <summary>
/// A part of the suite on a server that is busy, falls over and takes writes whose answers are lost, one after the other, every ninth request: the store tries
/// again, and nothing is written twice, lost, or seen half. The whole suite passes so as well, but it waits for minutes.
/// </summary>
public sealed class QdrantFaultConformanceTests
{
    public static TheoryData<string> Cases =>
    [
        "Nothing of a draft is seen before it is published and all of it after",
        "A draft that changes nothing publishes nothing",
        "Every publication has another name",
        "A draft can be written and published again",
        "An index of another recipe starts empty and answers until the new one is published",
        "Only one ingestion holds the draft",
        "An interrupted ingestion is taken up again",
        "A replaced page keeps nothing of what it was",
        "A removed page is gone and its neighbours stay",
        "A learnt model is published with its index and named in the manifest",
        "Only new and changed chunks are without an embedding",
        "The labels of pages are told once those of the most pages first",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_keeps_the_contract_although_the_server_stumbles(string name)
    {
        await using var host = await QdrantDoubleHost.StartAsync(new QdrantDoubleOptions(), TestContext.Current.CancellationToken);
        host.Faults.Recur(
            every: 9,
            new Fault.Status(503),
            new Fault.Reset(),
            new Fault.Reset(Applied: true),
            new Fault.Status(429, RetryAfterSeconds: 0),
            new Fault.AlreadyInProgress());

        await ConformanceSuite.RunAsync(ConformanceSuite.Cases.Single(one => one.Name == name), host, TestContext.Current.CancellationToken);
    }
}
