using DocsBot.Providers.Log.Transfer;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteLogTransferTests : LogTransferSuite
{
    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("[]", "is no object")]
    [InlineData("""{"id":"x"}""", "the property \"table\"")]
    [InlineData("""{"table":"users"}""", "the table \"users\"")]
    [InlineData("""{"table":"pinned","sha256":"x"}""", "has no text")]
    [InlineData("""{"table":"pinned","sha256":"","text":"y"}""", "sha256 that must not be empty")]
    [InlineData("""{"table":"pinned","sha256":"x","text":7}""", "text that must be a text")]
    [InlineData("""{"table":"pinned","sha256":"x","text":"y","more":1}""", "the column \"more\"")]
    [InlineData("""{"table":"pinned","sha256":"x","text":"\ud83d"}""", "no Unicode")]
    [InlineData("""{"table":"interactions","outcome":"great"}""", "outcome that must be one of answered, noAnswer")]
    [InlineData("""{"table":"interactions","asked_at":"soon"}""", "asked_at that must be a time")]
    [InlineData("""{"table":"interactions","chunks":[{"score":"high"}]}""", "chunks that is not a list as the log writes it")]
    [InlineData("""{"table":"interactions","chunks":{}}""", "chunks that must be a list")]
    [InlineData("""{"table":"interactions","signals":1.5}""", "signals that must be a whole number")]
    [InlineData("""{"table":"interactions","prompt_version":99999999999}""", "prompt_version that is out of range")]
    [InlineData("""{"table":"interactions","total_ms":1e999}""", "total_ms that must be a number")]
    public async Task A_wrong_line_is_named_and_left_out_and_the_others_are_read(string line, string fault)
    {
        var faults = new List<LogImportFault>();

        var result = await ImportAsync(Host, $"{Minimal(1)}\n{line}\n{Minimal(2)}\n", faults.Add);

        result.ShouldBe(new LogImportResult(Interactions: 2, NewInteractions: 2, Others: 0, NewOthers: 0, Faults: 1));
        faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Line.ShouldBe(2), one => one.Message.ShouldContain(fault));
    }

    private protected override Task<LogHost> CreateHostAsync() => Task.FromResult<LogHost>(new SqliteLogHost());
}
