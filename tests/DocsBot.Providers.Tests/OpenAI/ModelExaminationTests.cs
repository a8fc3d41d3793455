using DocsBot.ModelServer;
using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.OpenAI;
using static DocsBot.ModelServer.ScriptedServer;

namespace DocsBot.Providers.Tests.OpenAI;

/// <summary>What <c>doctor</c> says of models.</summary>
public sealed class ModelExaminationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_answers_and_counts_is_well()
    {
        await using var server = new ScriptedServer((_, request) => ChatScripts.Of(ChatBehaviour.LikeOpenAI, request, "yes", isRepeated: false));

        var findings = await Chat(server).RunAsync(Stop).ToListAsync(Stop);

        findings.Select(finding => finding.Level).ShouldBe([FindingLevel.Ok, FindingLevel.Ok]);
    }

    [Fact]
    public async Task A_model_that_counts_nothing_is_noted()
    {
        await using var server = new ScriptedServer((_, request) => ChatScripts.Of(ChatBehaviour.UsageMissing, request, "yes", isRepeated: false));

        (await Chat(server).RunAsync(Stop).ToListAsync(Stop))[1].ShouldBe(Finding.Notice("It does not count its tokens, so that the log has neither tokens nor cost."));
    }

    [Fact]
    public async Task A_refused_key_is_wrong_and_names_the_setting()
    {
        await using var server = new ScriptedServer(Fails(401));

        var finding = (await Chat(server).RunAsync(Stop).ToListAsync(Stop)).ShouldHaveSingleItem();

        finding.Level.ShouldBe(FindingLevel.Wrong);
        finding.What.ShouldContain("Model__ApiKey");
    }

    [Fact]
    public async Task An_embedding_model_tells_its_dimension_or_what_is_wrong()
    {
        await using var well = new ScriptedServer((_, request) => EmbeddingScripts.Of(EmbeddingBehaviour.Well, request));
        await using var wrong = new ScriptedServer((_, request) => EmbeddingScripts.Of(EmbeddingBehaviour.NotANumber, request));

        (await Embedding(well).RunAsync(Stop).ToListAsync(Stop)).ShouldHaveSingleItem().What.ShouldContain("32 dimensions");
        (await Embedding(wrong).RunAsync(Stop).ToListAsync(Stop)).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Wrong);
    }

    private static ChatModelExamination Chat(ScriptedServer server) => new(new ModelOptions { Endpoint = server.Endpoint, Name = "test-model", Retries = 0 }, TimeProvider.System);

    private static EmbeddingModelExamination Embedding(ScriptedServer server) =>
        new(new EmbeddingModelOptions { Endpoint = server.Endpoint, Name = "test-embeddings", Retries = 0 }, TimeProvider.System);
}
