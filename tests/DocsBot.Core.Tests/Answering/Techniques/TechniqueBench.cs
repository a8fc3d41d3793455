using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tests.Answering.Fakes;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Answering.Techniques;

/// <summary>The pipeline over two pages, with prompts of one system and one user message each that hold all that a technique adds.</summary>
internal sealed class TechniqueBench(params IReadOnlyList<IChatClient> models)
{
    public const string Question = "What is an init container?";

    /// <summary>A statement that the first page supports.</summary>
    public const string Right = "An init container runs to completion before the app containers of a Pod start. [1]";

    /// <summary>One that it does not.</summary>
    public const string Wrong = "Init containers need 512 MiB of shared memory. [1]";

    private readonly ListInteractionLog _log = new();

    public PromptTechniques Techniques { get; init; } = PromptTechniques.None;

    public PromptExamples? Examples { get; init; }

    /// <summary>What the assistant has begun; none when empty.</summary>
    public string Start { get; init; } = "";

    public int? MaxTokens { get; init; } = 200;

    public Interaction Row => _log.Interactions.ShouldHaveSingleItem();

    public static string Text(IEnumerable<ChatEvent> events) => string.Concat(events.OfType<ChatEvent.AnswerDelta>().Select(delta => delta.Text));

    public async Task<List<ChatEvent>> AskAsync(CancellationToken cancellationToken)
    {
        var events = new List<ChatEvent>();
        await foreach (var chatEvent in Pipeline().AnswerAsync(new Question { Text = Question, ConversationId = "conversation" }, cancellationToken))
        {
            events.Add(chatEvent);
        }

        return events;
    }

    private AnswerPipeline Pipeline()
    {
        var store = new ListChunkStore(
            Page("pods/init-containers.md", "Init Containers", "An init container runs to completion before the app containers of a Pod start."),
            Page("pods/probes.md", "Probes", "A liveness probe restarts a container that hangs."));
        var chain = new AnswerModels([.. models.Select((model, i) => new AnswerModel($"model-{i + 1}", model))]);
        var (answering, counters) = (Options.Create(new AnswerOptions()), new TokenCounters());
        var prompts = new PromptSet(new PromptLibrary(
        [
            new PromptTemplate(new PromptId("answer", 1, "hash"), new PromptSettings { MaxTokens = MaxTokens }, arguments => Render("answer", arguments) + Tag("assistant", Start)) { Techniques = Techniques, Examples = Examples },
            .. new[] { "choose", "merge", "correct" }.Select(name => new PromptTemplate(new PromptId(name, 1, "hash"), new PromptSettings(), arguments => Render(name, arguments))),
        ]));
        return new AnswerPipeline(
            new QuestionAnalyzer(new PublishedLabels(store, TimeProvider.System), Options.Create(new UnderstandingOptions())),
            new Retriever(store, Options.Create(new RetrievalOptions())),
            new CurrentPrompts(prompts),
            new PromptRouter(new ClosedArms(), TimeProvider.System),
            new AnswerDrafts(new ContextPacker(store), chain, counters, answering),
            new AnswerWriter(chain, new ModelCall(chain, TimeProvider.System, NullLogger<ModelCall>.Instance), counters, answering, NullLogger<AnswerWriter>.Instance),
            _log,
            Options.Create(new RetrievalOptions()),
            TimeProvider.System,
            NullLogger<AnswerPipeline>.Instance);
    }

    private static string Render(string name, PromptArguments arguments) =>
        Tag("system", $"{name}{string.Concat(arguments.Examples.Select(example => $" | {example.Question} > {example.Answer}"))}")
        + Tag("user", string.Join('\n',
        [
            $"sources {string.Join(',', arguments.Sources.Select(source => source.Title))}",
            .. arguments.Answers.Select((text, i) => $"answer {i + 1}: {text}"),
            .. arguments.Answer.Length > 0 ? [$"answer: {arguments.Answer}"] : Array.Empty<string>(),
            .. arguments.Problems.Select(problem => $"problem: {problem}"),
            $"question {arguments.Question}",
        ]));

    private static string Tag(string role, string text) => text.Length == 0 ? "" : $"<message role=\"{role}\">{System.Net.WebUtility.HtmlEncode(text)}</message>";

    private static Chunk Page(string path, string title, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, "top", 0, text), Page = page, Ordinal = 0, Title = title, HeadingPath = [], Anchor = "top", PageUrl = $"/docs/{path}", Text = text };
    }
}
