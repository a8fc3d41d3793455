using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Reranking;
using DocsBot.Core.Tests.Answering.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Reranking;

public sealed class ModelRerankerTests
{
    private readonly List<ModelUse> _uses = [];

    [Theory]
    [InlineData("[3,1,2]", new[] { 2, 0, 1 })]
    [InlineData("```json\n[ 2 ]\n```", new[] { 1 })]
    [InlineData("The 3 best of 20 are [2, 99, 0, 2, 1].", new[] { 1, 0 })]
    [InlineData("[2] > [1]", new[] { 1 })]
    [InlineData("2 > 3 > 1", new[] { 1, 2, 0 })]
    [InlineData("[3, 1", new[] { 2, 0 })]
    public async Task The_numbers_of_the_reply_are_the_order(string reply, int[] order) => (await Rank(new ScriptedChatClient(reply))).ShouldBe(order);

    [Theory]
    [InlineData("None of them helps.")]
    [InlineData("[]")]
    [InlineData("[99999999999999999999, 0]")]
    public async Task A_reply_without_a_passage_is_no_order(string reply) => (await Rank(new ScriptedChatClient(reply))).ShouldBeNull();

    [Fact]
    public async Task A_model_that_fails_is_no_order_and_the_call_is_noted()
    {
        (await Rank(new ScriptedChatClient { Fault = new ModelUnavailableException(ModelFailure.RateLimited, "busy") })).ShouldBeNull();
        _uses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(use => use.Purpose.ShouldBe("rerank"), use => use.Failure.ShouldBe(ModelFailure.RateLimited));
    }

    [Fact]
    public async Task An_extractive_model_is_not_asked()
    {
        var extractive = new ScriptedChatClient("[1]");

        (await Rank(extractive, isExtractive: true)).ShouldBeNull();

        extractive.Sent.ShouldBeNull();
    }

    private Task<IReadOnlyList<int>?> Rank(ScriptedChatClient model, bool isExtractive = false)
    {
        var template = new PromptTemplate(new PromptId("rerank", 1, "hash"), new PromptSettings(), arguments => $"""<message role="user">{arguments.Question}</message>""");
        var call = new ModelCall(new AnswerModels([new AnswerModel("m", model) { IsExtractive = isExtractive }]), TimeProvider.System, NullLogger<ModelCall>.Instance);
        var reranker = new ModelReranker(call, new CurrentPrompts(new PromptSet(new PromptLibrary([template]))), Options.Create(new RerankOptions()), TimeProvider.System, NullLogger<ModelReranker>.Instance);
        return reranker.RankAsync("Which tusks?", [Passage(0), Passage(1), Passage(2)], _uses, TestContext.Current.CancellationToken);
    }

    private static Chunk Passage(int ordinal) => new()
    {
        Id = default, Page = new PageKey("docs", "a.md"), Ordinal = ordinal, Title = "A", HeadingPath = [], PageUrl = "/a", Text = "Text.",
    };
}
