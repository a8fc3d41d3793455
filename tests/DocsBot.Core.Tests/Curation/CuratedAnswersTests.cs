using DocsBot.Core.Answering;
using DocsBot.Core.Curation;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tests.Answering.Fakes;
using DocsBot.Core.Tests.Retrieval;
using DocsBot.Core.Understanding;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Curation;

public sealed class CuratedAnswersTests
{
    private const string Asked = "How do I change the port of the chat service behind a proxy?";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Chunk Port = Chunk("port.md", 0, "Set Port in lantern.toml.");
    private static readonly Chunk Proxy = Chunk("proxy.md", 0, "Put it behind a proxy.");

    private readonly CurrentCuratedAnswers _current = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_question_gets_the_answer_with_its_passages_as_they_stand_now()
    {
        var moved = Chunk("port.md", 3, Port.Text);

        var hit = await FindAsync("How can I change the port of the chat service behind a proxy?", Answer(Port, Proxy), moved, Proxy);

        hit.ShouldNotBeNull().Chunks.ShouldBe([moved, Proxy]);
    }

    [Fact]
    public async Task An_answer_is_not_served_when_one_of_its_passages_changed_or_is_gone()
    {
        (await FindAsync(Asked, Answer(Port, Proxy), Port with { Text = "Set Port in lantern.yaml." }, Proxy)).ShouldBeNull();
        (await FindAsync(Asked, Answer(Port, Proxy), Port)).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_is_not_served_from_its_last_day_on()
    {
        (await FindAsync(Asked, Answer(Port) with { ExpiresAt = Now.AddSeconds(1) }, Port)).ShouldNotBeNull();
        (await FindAsync(Asked, Answer(Port) with { ExpiresAt = Now }, Port)).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_for_one_version_is_not_served_for_another_nor_for_all()
    {
        var answer = Answer(Port) with { Filter = new SearchFilter { Version = "2.3" } };

        (await FindAsync(Asked, answer, new SearchFilter { Version = "2.3" }, Port)).ShouldNotBeNull();
        (await FindAsync(Asked, answer, new SearchFilter { Version = "2.4" }, Port)).ShouldBeNull();
        (await FindAsync(Asked, answer, SearchFilter.None, Port)).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_for_all_pages_is_served_for_a_version_only_when_its_own_passages_are_of_that()
    {
        var ofThis = Port with { Labels = new PageLabels { Version = "2.3" } };

        (await FindAsync(Asked, Answer(ofThis), new SearchFilter { Version = "2.3" }, ofThis)).ShouldNotBeNull();
        (await FindAsync(Asked, Answer(ofThis), new SearchFilter { Version = "2.4" }, ofThis)).ShouldBeNull();
    }

    [Fact]
    public async Task Nearly_the_same_words_need_nearly_the_same_meaning()
    {
        const string near = "How do I change the port of the chat service behind a reverse proxy?";

        (await FindAsync(near, Answer(Port), SearchFilter.None, new FixedEmbeddings(1), Port)).ShouldNotBeNull();
        (await FindAsync(near, Answer(Port), SearchFilter.None, new FixedEmbeddings(0.5f), Port)).ShouldBeNull();
        (await FindAsync(near, Answer(Port), SearchFilter.None, new FakeEmbeddings { Fault = new InvalidOperationException("out") }, Port)).ShouldBeNull();
        (await FindAsync(near, Answer(Port), SearchFilter.None, embeddings: null, Port)).ShouldBeNull();
    }

    [Fact]
    public async Task Switched_off_nothing_is_served() =>
        (await Finder([Port], new CurationOptions { Enabled = false }, null, Answer(Port)).FindAsync(Ask(Asked), Understood(Asked), Token)).ShouldBeNull();

    [Fact]
    public async Task A_follow_up_that_points_back_is_not_compared_and_one_in_words_of_its_own_is()
    {
        var finder = Finder([Port], new CurationOptions(), null, CuratedIndexTests.Answer("How do I change it?") with { Sources = Answer(Port).Sources }, Answer(Port));

        (await finder.FindAsync(FollowUp("How do I change it?"), Condensed("How do I change it?"), Token)).ShouldBeNull();
        (await finder.FindAsync(FollowUp(Asked), Condensed(Asked), Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_follow_up_that_a_model_put_into_words_is_compared_by_those() =>
        (await Finder([Port], new CurationOptions(), null, Answer(Port)).FindAsync(
            FollowUp("And behind a proxy?"),
            new UnderstoodQuestion { Query = new RetrievalQuery { Text = Asked, Asked = Asked, Context = "before", IsFollowUp = true }, ByModel = true },
            Token)).ShouldNotBeNull();

    [Fact]
    public async Task Several_questions_at_once_are_not_compared() =>
        (await Finder([Port], new CurationOptions(), null, Answer(Port)).FindAsync(
            Ask(Asked), new UnderstoodQuestion { Query = new RetrievalQuery { Text = Asked, Parts = ["How?", "Why?"] } }, Token)).ShouldBeNull();

    private Task<CuratedHit?> FindAsync(string asked, CuratedAnswer answer, params Chunk[] chunks) => FindAsync(asked, answer, SearchFilter.None, chunks);

    private Task<CuratedHit?> FindAsync(string asked, CuratedAnswer answer, SearchFilter filter, params Chunk[] chunks) => FindAsync(asked, answer, filter, null, chunks);

    private Task<CuratedHit?> FindAsync(string asked, CuratedAnswer answer, SearchFilter filter, IEmbeddingGenerator<string, Embedding<float>>? embeddings, params Chunk[] chunks) =>
        Finder(chunks, new CurationOptions(), embeddings, answer).FindAsync(Ask(asked), new UnderstoodQuestion { Query = new RetrievalQuery { Text = asked, Filter = filter } }, Token);

    private CuratedAnswers Finder(Chunk[] chunks, CurationOptions options, IEmbeddingGenerator<string, Embedding<float>>? embeddings, params CuratedAnswer[] answers)
    {
        _current.Replace(answers);
        return new CuratedAnswers(_current, new ListChunkStore(chunks), Options.Create(options), new FixedTime(), embeddings);
    }

    private static CuratedAnswer Answer(params Chunk[] sources) => CuratedIndexTests.Answer(Asked) with { Sources = [.. sources.Select((chunk, i) => CuratedSource.Of(i + 1, chunk))] };

    private static Question Ask(string text) => new() { Text = text, ConversationId = "c" };

    private static Question FollowUp(string text) => Ask(text) with { History = [new Turn(TurnRole.User, "What does the admin service need?"), new Turn(TurnRole.Assistant, "A port.")] };

    private static UnderstoodQuestion Understood(string text) => new() { Query = new RetrievalQuery { Text = text } };

    private static UnderstoodQuestion Condensed(string text) => new() { Query = QuestionCondenser.Condense(FollowUp(text)) };

    private static Chunk Chunk(string path, int ordinal, string text) => new()
    {
        Id = ChunkId.Derive(new PageKey("docs", path), "section", ordinal, text),
        Page = new PageKey("docs", path),
        Ordinal = ordinal,
        Title = path,
        HeadingPath = ["Section"],
        Anchor = "section",
        PageUrl = $"/docs/{path}/",
        Text = text,
    };

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Two texts have this cosine.</summary>
    private sealed class FixedEmbeddings(float cosine) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select((_, i) => new Embedding<float>(i == 0 ? new float[] { 1, 0 } : new float[] { cosine, MathF.Sqrt(1 - (cosine * cosine)) }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
