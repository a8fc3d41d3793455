using System.Text;
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

    [Fact]
    public void Line_ends_and_byte_order_marks_of_windows_change_nothing()
    {
        var before = EvaluationSet.Read(_set.Folder);
        foreach (var file in Directory.GetFiles(_set.Folder))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        var set = EvaluationSet.Read(_set.Folder);

        set.Questions.Select(q => (q.Id, q.Text)).ShouldBe(before.Questions.Select(q => (q.Id, q.Text)));
        set.Questions.Select(q => q.Judgements).ShouldBe(before.Questions.Select(q => q.Judgements));
        set.Questions[2].Excluded.ShouldBe(["walrus"]);
        set.Remarks.ShouldBe(before.Remarks);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        File.AppendAllText(_set.File("qrels.tsv"), "nobody\twalrus\t1\nq1\tgone\t1\nq2\tburnt\t0\n");
        _set.Write("queries.jsonl", """{"id": "q1", "text": "a"}""", """{"id": "q2", "text": "b"}""", """{"id": "u1", "text": "c"}""", """{"id": "u2", "text": "d"}""");

        var set = EvaluationSet.Read(_set.Folder);

        set.Remarks.ShouldBe(
        [
            "questions without a relevant page in qrels.tsv: 2 of 4; they are left out.",
            "questions in qrels.tsv that are not in queries.jsonl: 2.",
        ]);
        set.RemarksOn(id => id is "walrus" or "heron").ShouldBe(["relevant pages in qrels.tsv that are not in corpus.jsonl: 1; they count as not found. Questions that have no other: 0."]);
        set.RemarksOn(id => id is "heron").Single().ShouldContain("corpus.jsonl: 2; they count as not found. Questions that have no other: 1.");
        set.RemarksOn(_ => true).ShouldBeEmpty();
    }

    [Fact]
    public void A_set_without_fault_has_no_remark()
    {
        _set.Write("queries.jsonl", """{"id": "q1", "text": "a"}""");
        _set.Write("qrels.tsv", "q1\twalrus\t1");

        EvaluationSet.Read(_set.Folder).Remarks.ShouldBeEmpty();
    }
}
