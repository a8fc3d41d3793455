using DocsBot.Core.Answering;
using DocsBot.Lab.Evaluation;

namespace DocsBot.Lab.Tests.Evaluation;

public sealed class EvaluationSetTests : IDisposable
{
    private readonly SetFolder _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_set_is_read_with_history_judgements_and_exclusions()
    {
        var set = EvaluationSet.Read(_set.Folder + Path.DirectorySeparatorChar);

        set.Name.ShouldBe("animals");
        set.Questions.Select(q => q.Id).ShouldBe(["q1", "q2", "q3"]);
        set.Questions[1].History.ShouldBe([new Turn(TurnRole.User, "Tell me of the heron"), new Turn(TurnRole.Assistant, "It stands in water.")]);
        set.Questions[1].Judgements["heron"].ShouldBe(2);
        set.Questions[2].Excluded.ShouldBe(["walrus"]);
    }

    [Theory]
    [InlineData("queries.jsonl", "{\"id\": \"q1\"", "queries.jsonl, line 1")]
    [InlineData("queries.jsonl", "{\"text\": \"no id\"}", "queries.jsonl, line 1: it has no \"id\"")]
    [InlineData("queries.jsonl", "[]", "queries.jsonl, line 1: it is not a JSON object")]
    [InlineData("queries.jsonl", "{\"id\": {}, \"text\": \"x\"}", "queries.jsonl, line 1: its \"id\" is not a text")]
    [InlineData("queries.jsonl", "{\"id\": \"q1\", \"text\": \"x\", \"history\": [{\"role\": \"user\"}]}", "queries.jsonl, line 1: it has no \"text\"")]
    [InlineData("queries.jsonl", "{\"id\": \"q1\", \"text\": \"x\"}\n\n{\"id\": \"q1\", \"text\": \"y\"}", "queries.jsonl, line 3: question q1 stands there twice")]
    [InlineData("queries.jsonl", "{\"id\": \"unjudged\", \"text\": \"x\"}", "no question of it has a relevant page")]
    [InlineData("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\twalrus", "qrels.tsv, line 2: it must have three columns")]
    [InlineData("qrels.tsv", "q1\twalrus\t1\nq2\theron\tgood", "qrels.tsv, line 2: its score \"good\"")]
    [InlineData("exclude.tsv", "q1", "exclude.tsv, line 1")]
    public void A_wrong_line_is_named(string file, string content, string message)
    {
        File.WriteAllText(_set.File(file), content);

        Should.Throw<EvaluationSetException>(() => EvaluationSet.Read(_set.Folder)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("queries.jsonl")]
    [InlineData("qrels.tsv")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(_set.File(file));

        Should.Throw<EvaluationSetException>(() => EvaluationSet.Read(_set.Folder)).Message.ShouldContain(_set.File(file));
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Should.Throw<EvaluationSetException>(() => EvaluationSet.Read(_set.File("nowhere"))).Message.ShouldBe($"{_set.File("nowhere")}: there is no such folder.");
}
