using DocsBot.Core.Answering;
using DocsBot.Core.Curation;
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

namespace DocsBot.Core.Tests.Answering;

public sealed class AnswerPipelineTests
{
    private static readonly Chunk InitContainers = MakeChunk("pods/init-containers.md", "Init Containers", "An init container runs to completion before the app containers of a Pod start.");
    private static readonly Chunk Probes = MakeChunk("pods/probes.md", "Probes", "A liveness probe restarts a container that hangs.");
    private static readonly ModelPrice Price = new(InputPerMillion: 1, OutputPerMillion: 4);
    private readonly ListChunkStore _store = new(InitContainers, Probes);
    private readonly ListInteractionLog _log = new();
    private readonly TokenCounters _counters = new();
    private readonly CurrentCuratedAnswers _curated = new();
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_streams_after_its_sources_and_ends_with_its_verified_citations()
    {
        var model = new ScriptedChatClient("An init container runs to ", "completion before the app containers start. [", "1]")
        {
            Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 12 },
        };

        var events = await AskAsync("What is an init container?", model);

        events[0].ShouldBeOfType<ChatEvent.SourcesFound>().Sources[0].Url.ShouldBe("/docs/pods/init-containers.md#top");
        Text(events).ShouldBe("An init container runs to completion before the app containers start. [1]");
        var completed = events[^1].ShouldBeOfType<ChatEvent.Completed>();
        completed.Outcome.ShouldBe(AnswerOutcome.Answered);
        completed.Citations.ShouldHaveSingleItem().ChunkId.ShouldBe(InitContainers.Id.ToString());
        completed.Usage.ShouldBe(new TokenUsage(100, 12));
    }

    [Fact]
    public async Task A_citation_that_its_passage_does_not_support_is_dropped_and_counted()
    {
        var events = await AskAsync("What is an init container?", new ScriptedChatClient("Init containers need 512 MiB of shared memory. [1]"));

        Text(events).ShouldBe("Init containers need 512 MiB of shared memory.");
        var completed = events[^1].ShouldBeOfType<ChatEvent.Completed>();
        completed.Citations.ShouldBeEmpty();
        completed.DroppedCitations.ShouldBe(1);
    }

    [Fact]
    public async Task A_question_the_documentation_does_not_cover_asks_no_model_and_shows_the_nearest_pages()
    {
        var model = new ScriptedChatClient("Knead the dough.");

        var events = await AskAsync("How do I bake sourdough bread in a container oven?", model);

        model.Sent.ShouldBeNull();
        events.OfType<ChatEvent.NoAnswer>().ShouldHaveSingleItem().Nearest.ShouldNotBeEmpty();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.NoAnswer);
        _log.Interactions.ShouldHaveSingleItem().Outcome.ShouldBe(InteractionOutcome.NoAnswer);
    }

    [Fact]
    public async Task A_model_that_finds_no_answer_in_the_passages_shows_no_text()
    {
        var events = await AskAsync("What is an init container?", new ScriptedChatClient("NO_", "ANSWER"));

        Text(events).ShouldBeEmpty();
        events.OfType<ChatEvent.NoAnswer>().ShouldHaveSingleItem();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.NoAnswer);
    }

    [Fact]
    public async Task When_the_model_fails_in_mid_answer_the_next_one_begins_anew_and_the_reader_is_told()
    {
        var failing = new ScriptedChatClient("An init container ") { Fault = new ModelUnavailableException(ModelFailure.Disconnected, "gpt at example.com hung up.") };
        var standIn = new ScriptedChatClient("An init container runs to completion. [1]");

        var events = await AskAsync("What is an init container?", failing, standIn);

        var notice = events.OfType<ChatEvent.Notice>().ShouldHaveSingleItem();
        notice.Code.ShouldBe(NoticeCode.Degraded);
        notice.DiscardsAnswer.ShouldBeTrue();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Degraded);
        var row = _log.Interactions.ShouldHaveSingleItem();
        row.Answer.ShouldBe("An init container runs to completion. [1]");
        row.Error.ShouldNotBeNull().ShouldContain("example.com");
    }

    [Fact]
    public async Task A_model_that_says_nothing_is_unavailable()
    {
        var events = await AskAsync("What is an init container?", new ScriptedChatClient("", "  "), new ScriptedChatClient("An init container runs to completion. [1]"));

        events.OfType<ChatEvent.Notice>().ShouldHaveSingleItem().DiscardsAnswer.ShouldBeFalse();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Degraded);
    }

    [Fact]
    public async Task When_every_model_fails_the_reader_gets_a_code_and_never_the_exception()
    {
        var events = await AskAsync("What is an init container?", new ScriptedChatClient() { Fault = new ModelUnavailableException(ModelFailure.ServerError, "secret host broke") });

        var failed = events[^1].ShouldBeOfType<ChatEvent.Failed>();
        failed.Code.ShouldBe(FailureCode.ModelUnavailable);
        failed.Message.ShouldNotContain("secret");
        failed.InteractionId.ShouldBe(_log.Interactions.ShouldHaveSingleItem().Id);
    }

    [Fact]
    public async Task The_log_says_how_a_question_was_routed_also_when_its_answer_failed_and_nothing_where_no_prompt_was_needed()
    {
        await AskAsync("What is an init container?", new ScriptedChatClient() { Fault = new ModelUnavailableException(ModelFailure.ServerError, "It broke.") });
        await AskAsync("How do I bake sourdough bread in a container oven?", new ScriptedChatClient("Knead the dough."));

        _log.Interactions.Select(row => (row.Outcome, row.Route)).ShouldBe(
            [(InteractionOutcome.Failed, new InteractionRoute("general", "default")), (InteractionOutcome.NoAnswer, null)]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("An init container runs to completion. My mark is: ", 1)]
    public async Task A_model_that_gives_its_mark_away_is_stopped_and_what_was_shown_is_withdrawn(string before, int notices)
    {
        var model = new TellingChatClient(before);

        var events = await AskAsync("What is an init container?", model, new ScriptedChatClient("An init container runs to completion. [1]"));

        model.WasStopped.ShouldBeTrue();
        events.OfType<ChatEvent.Notice>().Count(notice => notice is { Code: NoticeCode.Withheld, DiscardsAnswer: true }).ShouldBe(notices);
        events[^1].ShouldBeOfType<ChatEvent.Failed>().Code.ShouldBe(FailureCode.Withheld);
        before.ShouldStartWith(Text(events).TrimEnd());
        var row = _log.Interactions.ShouldHaveSingleItem();
        row.BrokenRules.ShouldBe([OutputRule.CanaryLeak]);
        row.Failure.ShouldBe(FailureCode.Withheld);
        row.Answer.ShouldBeNull();
        row.Citations.ShouldBeEmpty();
        row.Error.ShouldNotBeNull().ShouldNotContain(PromptMarks.For(row.Id).Boundary);
    }

    [Fact]
    public async Task A_fault_nobody_foresaw_is_an_internal_failure_that_is_logged_whole()
    {
        var events = await AskAsync("What is an init container?", new ScriptedChatClient() { Fault = new InvalidOperationException("surprise") });

        events[^1].ShouldBeOfType<ChatEvent.Failed>().Code.ShouldBe(FailureCode.Internal);
        var row = _log.Interactions.ShouldHaveSingleItem();
        row.Failure.ShouldBe(FailureCode.Internal);
        row.Error.ShouldNotBeNull().ShouldContain("surprise");
    }

    [Fact]
    public async Task An_index_that_cannot_be_read_is_a_failure_of_its_own()
    {
        _store.Fault = new IndexUnavailableException("data/index/x.db is damaged");

        var events = await AskAsync("What is an init container?", new ScriptedChatClient("x"));

        events.ShouldHaveSingleItem().ShouldBeOfType<ChatEvent.Failed>().Code.ShouldBe(FailureCode.IndexUnavailable);
    }

    [Fact]
    public async Task A_reader_who_goes_away_is_recorded_as_cancelled_with_what_was_shown()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var model = new ScriptedChatClient("An init container runs. ") { Hold = new TaskCompletionSource() };

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var chatEvent in Pipeline(model).AnswerAsync(Ask("What is an init container?"), stop.Token))
            {
                if (chatEvent is ChatEvent.AnswerDelta)
                {
                    await stop.CancelAsync();
                }
            }
        });

        var row = _log.Interactions.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(InteractionOutcome.Cancelled);
        row.Answer.ShouldNotBeNull().ShouldStartWith("An init container runs.");
    }

    [Fact]
    public async Task A_reader_who_stops_listening_without_a_token_is_recorded_too()
    {
        await foreach (var chatEvent in Pipeline(new ScriptedChatClient("An init container runs. ", "And more.")).AnswerAsync(Ask("What is an init container?"), Token))
        {
            if (chatEvent is ChatEvent.AnswerDelta)
            {
                break;
            }
        }

        _log.Interactions.ShouldHaveSingleItem().Outcome.ShouldBe(InteractionOutcome.Cancelled);
    }

    [Fact]
    public async Task What_is_code_is_still_none_when_the_cut_takes_its_end()
    {
        var model = new ScriptedChatClient("An init container runs `<img src=x onerror=alert(1)> ", new string('a', 100), "` first. [1]");

        var events = await CollectAsync(Pipeline(100, model).AnswerAsync(Ask("What is an init container?"), Token));

        Text(events).ShouldStartWith("An init container runs `\\<img src=x onerror=alert(1)> aaa");
    }

    [Theory]
    [InlineData("stop", 200)]
    [InlineData("length", 20_000)]
    public async Task An_answer_that_is_cut_says_so(string finish, int limit)
    {
        var model = new ScriptedChatClient([.. Enumerable.Repeat("An init container runs. ", 20)]) { Finish = new ChatFinishReason(finish) };

        var events = await CollectAsync(Pipeline(limit, model).AnswerAsync(Ask("What is an init container?"), Token));

        Text(events).Length.ShouldBeLessThanOrEqualTo(limit);
        events.OfType<ChatEvent.Notice>().ShouldHaveSingleItem().Code.ShouldBe(NoticeCode.Truncated);
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
    }

    [Fact]
    public async Task The_row_pins_what_is_needed_to_run_the_question_again()
    {
        await AskAsync("What is an init container?", new ScriptedChatClient("An init container runs to completion. [1]"));

        var row = _log.Interactions.ShouldHaveSingleItem();
        row.Prompt.ShouldBe(new PromptId("answer", 1, "hash"));
        row.Snapshot.ShouldBe("snapshot-1");
        row.Settings.ShouldNotBeNull().Temperature.ShouldBe(0.5f);
        row.Chunks[0].ShouldSatisfyAllConditions(
            chunk => chunk.ChunkId.ShouldBe(InitContainers.Id.ToString()),
            chunk => chunk.InPrompt.ShouldBeTrue(),
            chunk => chunk.Cited.ShouldBeTrue());
        row.Usage.ShouldBeNull();
        PinnedPassage.Read(row.Pinned.Single(pinned => pinned.Sha256 == row.Chunks[0].Pin).Text).ShouldSatisfyAllConditions(
            passage => passage.Page.ShouldBe(InitContainers.Page),
            passage => passage.Title.ShouldBe("Init Containers"),
            passage => passage.Text.ShouldBe(InitContainers.Text));
        row.Chunks[0].Place.ShouldBe(1);
        row.Timings.FirstDeltaMs.ShouldNotBeNull();
        row.Timings.TotalMs.ShouldBeGreaterThanOrEqualTo(row.Timings.FirstDeltaMs.Value);
    }

    [Fact]
    public async Task The_model_gets_the_marks_of_its_interaction_and_the_templates_settings()
    {
        var model = new ScriptedChatClient("An init container runs to completion. [1]");

        await AskAsync("What is an init container?", model);

        var boundary = PromptMarks.For(_log.Interactions[0].Id).Boundary;
        model.Options.ShouldNotBeNull().AdditionalProperties.ShouldNotBeNull()[PromptMarks.BoundaryProperty].ShouldBe(boundary);
        model.Options.Temperature.ShouldBe(0.5f);
        model.Sent.ShouldNotBeNull()[0].Text.ShouldContain(boundary);
    }

    [Fact]
    public async Task A_prompt_too_saidfor_the_model_is_asked_once_more_with_half_the_passages()
    {
        var model = new ScriptedChatClient("An init container runs to completion. [1]") { FaultsFirst = new ModelUnavailableException(ModelFailure.ContextTooLong, "gpt takes 4,096 tokens.") };

        var events = await AskAsync("What is an init container?", model);

        model.Asked.ShouldBe(2);
        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
        _log.Interactions.ShouldHaveSingleItem().MessagesSha256.ShouldBe(MessagesHash.Of(model.Sent!));
    }

    [Fact]
    public async Task A_question_that_asked_no_model_pins_nothing()
    {
        await AskAsync("How do I bake sourdough bread in a container oven?", new ScriptedChatClient("Knead the dough."));

        _log.Interactions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Pinned.ShouldBeEmpty(), row => row.MessagesSha256.ShouldBeNull());
    }

    [Fact]
    public async Task A_prompt_that_is_still_too_saidis_left_to_the_next_model()
    {
        var model = new ScriptedChatClient() { Fault = new ModelUnavailableException(ModelFailure.ContextTooLong, "gpt takes 40 tokens.") };

        var events = await AskAsync("What is an init container?", model, new ScriptedChatClient("An init container runs to completion. [1]"));

        model.Asked.ShouldBe(2);
        events.OfType<ChatEvent.Notice>().ShouldHaveSingleItem().Code.ShouldBe(NoticeCode.Degraded);
    }

    [Fact]
    public async Task Small_talk_gets_a_reply_without_a_search_or_a_model_and_is_recorded_as_that()
    {
        var model = new ScriptedChatClient("never asked");
        _store.Fault = new IndexUnavailableException("The index is out of reach.");

        var events = await AskAsync("Hello there!", model);

        Text(events).ShouldBe(SmallTalk.Greeting);
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
        model.Sent.ShouldBeNull();
        _log.Interactions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Intent.ShouldBe(Intent.ChitChat), row => row.Chunks.ShouldBeEmpty(), row => row.Prompt.ShouldBeNull());
    }

    [Fact]
    public async Task What_a_question_was_taken_to_mean_is_recorded()
    {
        var question = Ask("What is an init container? How does a liveness probe restart?") with { PageUrl = new Uri("https://docs.example/pods/") };

        await CollectAsync(Pipeline(new ScriptedChatClient("An init container runs to completion. [1]")).AnswerAsync(question, Token));

        _log.Interactions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.SearchParts.Count.ShouldBe(2),
            row => row.Intent.ShouldBe(Intent.Question),
            row => row.Language.ShouldBe("en"),
            row => row.Filter.ShouldBe(SearchFilter.None),
            row => row.PageUrl.ShouldBe("https://docs.example/pods/"),
            row => row.SearchText.ShouldBeNull());
    }

    [Fact]
    public async Task A_known_context_window_bounds_the_passages_and_the_turns_before()
    {
        var said = string.Concat(Enumerable.Repeat("An init container runs to completion before the app containers of a Pod start. ", 40));
        var chunks = Enumerable.Range(0, 6).Select(i => MakeChunk($"pods/{i}.md", $"Init Containers {i}", $"Number{i}. {string.Join(' ', Enumerable.Range(0, 120).Select(w => $"init{i}x{w}"))} container")).ToArray();
        var history = Enumerable.Range(0, 6).Select(i => new Turn(i % 2 == 0 ? TurnRole.User : TurnRole.Assistant, said)).ToList();
        var question = Ask("What is an init container?") with { History = history };
        var model = new ScriptedChatClient("NO_ANSWER");

        await CollectAsync(Pipeline(new ListChunkStore(chunks), 3_000, model).AnswerAsync(question, Token));
        var small = _log.Interactions[0];
        await CollectAsync(Pipeline(new ListChunkStore(chunks), null, model).AnswerAsync(question, Token));
        var unbounded = _log.Interactions[1];

        small.History.Count.ShouldBe(1);
        unbounded.History.Count.ShouldBe(6);
        small.Chunks.Count(chunk => chunk.InPrompt).ShouldBeLessThan(unbounded.Chunks.Count(chunk => chunk.InPrompt));
        small.Chunks.ShouldContain(chunk => chunk.LeftOut == LeftOutReason.Budget);
    }

    [Fact]
    public async Task What_a_provider_counts_calibrates_the_estimate_and_the_log_keeps_both()
    {
        var model = new ScriptedChatClient("An init container runs to completion. [1]") { Usage = new UsageDetails { InputTokenCount = 5_000, OutputTokenCount = 9 } };

        await AskAsync("What is an init container? " + string.Concat(Enumerable.Repeat("pod ", 800)), model);

        _counters.For("model-1").Observations.ShouldBe(1);
        _counters.For("model-1").Factor.ShouldBeGreaterThan(1);
        _log.Interactions.ShouldHaveSingleItem().EstimatedTokens.ShouldNotBeNull().ShouldBeGreaterThan(800);
    }

    [Fact]
    public async Task Another_language_model_stands_in_without_a_word_and_the_log_names_both()
    {
        var refusing = new ScriptedChatClient { Fault = new ModelUnavailableException(ModelFailure.Unauthorized, "gpt at example.com refuses the key.") };
        var standIn = new ScriptedChatClient("An init container runs to completion. [1]") { Usage = new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 10 } };

        var events = await AskAsync("What is an init container?", refusing, standIn, new ScriptedChatClient("never asked"));

        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
        var completed = events[^1].ShouldBeOfType<ChatEvent.Completed>();
        (completed.Outcome, completed.Model).ShouldBe((AnswerOutcome.Answered, "model-2"));
        var row = _log.Interactions.ShouldHaveSingleItem();
        row.Error.ShouldNotBeNull().ShouldContain("refuses the key");
        row.ModelUses.Select(use => (use.Purpose, use.Model, use.Failure)).ShouldBe([("answer", "model-1", ModelFailure.Unauthorized), ("answer", "model-2", (ModelFailure?)null)]);
        row.Cost.ShouldBe(0.00104m);
    }

    [Fact]
    public async Task An_answer_that_another_language_model_begins_anew_discards_what_was_shown()
    {
        var failing = new ScriptedChatClient("An init container ") { Fault = new ModelUnavailableException(ModelFailure.Disconnected, "hung up.") };

        var events = await AskAsync("What is an init container?", failing, new ScriptedChatClient("An init container runs to completion. [1]"), new ScriptedChatClient("never asked"));

        var notice = events.OfType<ChatEvent.Notice>().ShouldHaveSingleItem();
        (notice.Code, notice.DiscardsAnswer).ShouldBe((NoticeCode.Restarted, true));
        _log.Interactions.ShouldHaveSingleItem().Answer.ShouldBe("An init container runs to completion. [1]");
    }

    [Fact]
    public async Task An_accepted_answer_is_served_with_its_mark_and_sources_and_no_model_is_asked()
    {
        _curated.Replace([new CuratedAnswer
        {
            Id = "curated-1",
            Questions = ["What is an init container?"],
            Text = "It runs first. `args[2]` [1]",
            Sources = [CuratedSource.Of(1, InitContainers), CuratedSource.Of(2, Probes)],
            Author = "ann",
            AcceptedAt = new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.Zero),
        }]);
        var model = new ScriptedChatClient("never asked");

        var events = await AskAsync("What's an init container?", model);

        var sources = events[0].ShouldBeOfType<ChatEvent.SourcesFound>();
        sources.Curated!.CheckedOn.ShouldBe(new DateOnly(2026, 11, 20));
        sources.Sources.Select(source => (source.Number, source.ChunkId)).ShouldBe([(1, InitContainers.Id.ToString()), (2, Probes.Id.ToString())]);
        Text(events).ShouldBe("It runs first. `args[2]` [1]");
        var completed = events[^1].ShouldBeOfType<ChatEvent.Completed>();
        (completed.Outcome, completed.Model).ShouldBe((AnswerOutcome.Answered, null));
        completed.Citations.ShouldHaveSingleItem().Number.ShouldBe(1);
        model.Asked.ShouldBe(0);
        var row = _log.Interactions.ShouldHaveSingleItem();
        (row.CuratedId, row.Model, row.Prompt, row.Outcome).ShouldBe(("curated-1", null, null, InteractionOutcome.Answered));
        row.ModelUses.ShouldBeEmpty();
        row.Chunks.Select(chunk => (chunk.ChunkId, chunk.Cited)).ShouldBe([(InitContainers.Id.ToString(), true), (Probes.Id.ToString(), false)]);
    }

    private Task<List<ChatEvent>> AskAsync(string question, params IChatClient[] models) =>
        CollectAsync(Pipeline(models).AnswerAsync(Ask(question), Token));

    private AnswerPipeline Pipeline(params IChatClient[] models) => Pipeline(20_000, models);

    private AnswerPipeline Pipeline(int maxCharacters, params IChatClient[] models)
    {
        var chain = new AnswerModels([.. models.Select((model, i) => new AnswerModel($"model-{i + 1}", model) { IsExtractive = i > 0 && i == models.Length - 1, Price = Price })]);
        return Pipeline(_store, chain, new AnswerOptions { MaxAnswerCharacters = maxCharacters });
    }

    private AnswerPipeline Pipeline(ListChunkStore store, int? contextWindow, ScriptedChatClient model) =>
        Pipeline(store, new AnswerModels([new AnswerModel("model", model) { ContextWindow = contextWindow }]), new AnswerOptions());

    private AnswerPipeline Pipeline(ListChunkStore store, AnswerModels chain, AnswerOptions answering)
    {
        var options = Options.Create(answering);
        var retrieval = Options.Create(new RetrievalOptions());
        var template = new PromptTemplate(new PromptId("answer", 1, "hash"), new PromptSettings { Temperature = 0.5f }, arguments =>
            $"""<message role="user">{arguments.Marks.Boundary} {arguments.Question}</message>""");
        return new AnswerPipeline(
            new QuestionAnalyzer(new PublishedLabels(store, TimeProvider.System), Options.Create(new UnderstandingOptions())),
            new Retriever(store, retrieval),
            new CurrentPrompts(new PromptSet(new PromptLibrary([template]))),
            new PromptRouter(new ClosedArms(), TimeProvider.System),
            new AnswerDrafts(new ContextPacker(store), chain, _counters, options),
            new AnswerWriter(chain, new ModelCall(chain, TimeProvider.System, NullLogger<ModelCall>.Instance), _counters, options, NullLogger<AnswerWriter>.Instance),
            _log,
            retrieval,
            TimeProvider.System,
            NullLogger<AnswerPipeline>.Instance,
            new CuratedAnswers(_curated, store, Options.Create(new CurationOptions()), TimeProvider.System));
    }

    private static Question Ask(string text) => new() { Text = text, ConversationId = "conversation" };

    private static async Task<List<ChatEvent>> CollectAsync(IAsyncEnumerable<ChatEvent> events)
    {
        var list = new List<ChatEvent>();
        await foreach (var chatEvent in events)
        {
            list.Add(chatEvent);
        }

        return list;
    }

    private static string Text(IEnumerable<ChatEvent> events) => string.Concat(events.OfType<ChatEvent.AnswerDelta>().Select(delta => delta.Text));

    private static Chunk MakeChunk(string path, string title, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk
        {
            Id = ChunkId.Derive(page, "top", 0, text), Page = page, Ordinal = 0, Title = title, HeadingPath = [], Anchor = "top", PageUrl = $"/docs/{path}", Text = text,
        };
    }
}
