using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Evaluators;
using DocsBot.Lab.Evaluation.Runs;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Evaluation.Judges;

/// <summary>
/// Has a model judge answers by the prompts <c>judge_groundedness</c>, <c>judge_correctness</c> and <c>judge_pairwise</c>, each verdict several times. A judge errs as
/// well: what it says stands beside the rules, with how often it contradicts itself.
/// </summary>
internal sealed class AnswerJudge
{
    private const string GroundednessPrompt = "judge_groundedness";
    private const string CorrectnessPrompt = "judge_correctness";
    private const string PairwisePrompt = "judge_pairwise";
    private const int MostTokens = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly JudgeRequest _request;
    private readonly ReplyStore _replies;
    private readonly TimeProvider _time;
    private readonly PromptTemplate _groundedness;
    private readonly PromptTemplate _correctness;
    private readonly PromptTemplate _pairwise;

    /// <summary>Takes the judging prompts of a set, in the versions that its routing pins or the highest.</summary>
    /// <exception cref="PromptException">One is not there.</exception>
    public AnswerJudge(PromptSet prompts, JudgeRequest request, ReplyStore replies, TimeProvider time)
    {
        (_request, _replies, _time) = (request, replies, time);
        _groundedness = prompts.Call(GroundednessPrompt) ?? prompts.Library.Latest(GroundednessPrompt);
        _correctness = prompts.Call(CorrectnessPrompt) ?? prompts.Library.Latest(CorrectnessPrompt);
        _pairwise = prompts.Call(PairwisePrompt) ?? prompts.Library.Latest(PairwisePrompt);
    }

    /// <summary>What the results keep of it.</summary>
    public RunJudge ToRunJudge() => new([_groundedness.Id, _correctness.Id, _pairwise.Id], _request.Model.Name, _request.Repeats);

    /// <summary>Judges one answer; its scores and what is missing go on the sheet.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="scopes">Where the calls are counted.</param>
    /// <param name="cancellationToken">Stops judging.</param>
    public async Task<IReadOnlyList<Judgement>> JudgeAsync(EvaluatedAnswer answer, ScoreSheet sheet, ICollection<CallScope> scopes, CancellationToken cancellationToken)
    {
        var judgements = new List<Judgement>();
        if (answer.IsAnswered)
        {
            await RepeatAsync(EvaluationMetric.JudgedGroundedness, _groundedness, answer, JudgeReply.Groundedness);
        }
        else
        {
            sheet.Miss(EvaluationMetric.JudgedGroundedness, Reasons.NotAnswered);
        }

        if (answer.IsAnswered && answer.Case.Reference is not null)
        {
            await RepeatAsync(EvaluationMetric.JudgedCorrectness, _correctness, answer, JudgeReply.Correctness);
        }
        else if (answer.Case.Reference is not null)
        {
            // There is nothing to judge: who is told nothing is not told the right thing.
            sheet.Score(EvaluationMetric.JudgedCorrectness, 0);
        }
        else
        {
            sheet.Miss(EvaluationMetric.JudgedCorrectness, answer.Case.Unanswerable ? Reasons.Unanswerable : Reasons.NoReference);
        }

        return judgements;

        async Task RepeatAsync(string metric, PromptTemplate template, EvaluatedAnswer judged, Func<string, int, Judgement> read)
        {
            var arguments = Arguments(judged) with { Answer = judged.Text, Reference = judged.Case.Reference ?? "" };
            var said = new List<Judgement>();
            for (var repeat = 1; repeat <= _request.Repeats; repeat++)
            {
                said.Add(await AskAsync(template, arguments, repeat, scopes, cancellationToken) is { } reply
                    ? read(reply, repeat)
                    : new Judgement(metric, repeat, Score: null, "", "The judge did not reply."));
            }

            judgements.AddRange(said);
            var scores = said.Where(judgement => judgement.Score is not null).Select(judgement => judgement.Score!.Value).ToList();
            sheet.Score(metric, scores.Count == 0 ? null : scores.Average(), said[0].Fault ?? "The judge gave no verdict.");
        }
    }

    /// <summary>Compares two answers to one question, each time in both orders: a judge may prefer what stands first.</summary>
    /// <param name="variant">The answer that is compared, and the index of its variant.</param>
    /// <param name="other">The answer that it is compared with, and the index of its variant.</param>
    /// <param name="place">The set and trial.</param>
    /// <param name="scopes">Where the calls are counted.</param>
    /// <param name="cancellationToken">Stops judging.</param>
    public async Task<IReadOnlyList<PairVerdict>> CompareAsync(
        (EvaluatedAnswer Answer, int Index) variant, (EvaluatedAnswer Answer, int Index) other, (string Set, int Trial) place, ICollection<CallScope> scopes, CancellationToken cancellationToken)
    {
        var verdicts = new List<PairVerdict>();
        foreach (var isFirst in (bool[])[true, false])
        {
            var (first, second) = isFirst ? (variant.Answer, other.Answer) : (other.Answer, variant.Answer);
            var arguments = Arguments(variant.Answer) with { Sources = Merge(variant.Answer.Sources, other.Answer.Sources), Answer = first.Text, OtherAnswer = second.Text };
            for (var repeat = 1; repeat <= _request.Repeats; repeat++)
            {
                var reply = await AskAsync(_pairwise, arguments, repeat, scopes, cancellationToken);
                var (score, fault) = reply is null ? (null, "The judge did not reply.") : JudgeReply.Pair(reply, isFirst);
                verdicts.Add(new PairVerdict(place.Set, variant.Answer.Case.Id, variant.Index, other.Index, place.Trial, repeat, isFirst, score, fault));
            }
        }

        return verdicts;
    }

    private async Task<string?> AskAsync(PromptTemplate template, PromptArguments arguments, int repeat, ICollection<CallScope> scopes, CancellationToken cancellationToken)
    {
        var scope = new CallScope(repeat, draw: 0);
        scopes.Add(scope);
        var models = RecallingChatClient.Of(new AnswerModels([_request.Model]), _replies, scope, _time);
        var call = new ModelCall(models, _time, NullLogger<ModelCall>.Instance);
        IReadOnlyList<ChatMessage> messages = template.Render(arguments);
        return (await call.AskAsync(ModelCallRequest.Of(template, messages, Patience, MostTokens), [], cancellationToken))?.Text;
    }

    /// <summary>The marks come from the interaction's id, which no page can know.</summary>
    private static PromptArguments Arguments(EvaluatedAnswer answer) => new()
    {
        Marks = PromptMarks.For($"judge {answer.Interaction.Id}"),
        Question = answer.Case.Question,
        History = answer.Case.History,
        Sources = answer.Sources,
    };

    /// <summary>The passages that either answer was written from, under the numbers that both answers cite them by: they come of one retrieval.</summary>
    private static IReadOnlyList<PromptSource> Merge(IReadOnlyList<PromptSource> one, IReadOnlyList<PromptSource> other) =>
        [.. one.Concat(other).DistinctBy(source => source.Number).OrderBy(source => source.Number)];
}
