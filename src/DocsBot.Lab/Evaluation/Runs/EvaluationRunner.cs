using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Text;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Evaluators;
using DocsBot.Lab.Evaluation.Judges;
using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// Runs an evaluation: asks every question of every variant through the service's pipeline, measures the answers and keeps each result as soon as it is there. What
/// models replied before is recalled, so that a second run asks for nothing again.
/// </summary>
/// <param name="engine">Index, models and prompts.</param>
/// <param name="store">Where results and replies are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class EvaluationRunner(LabEngine engine, EvaluationStore store, TimeProvider time)
{
    private const int ShortFault = 300;

    /// <summary>Runs.</summary>
    /// <param name="request">What to evaluate.</param>
    /// <param name="cancellationToken">Stops between two answers and within one; what is finished is kept.</param>
    /// <exception cref="EvaluationStoreException">The file of evaluations cannot be used.</exception>
    /// <exception cref="EvaluationSetException">A set cannot be read.</exception>
    /// <exception cref="PromptException">A prompt is not there.</exception>
    /// <exception cref="Core.Retrieval.IndexUnavailableException">There is no index.</exception>
    public async Task<EvaluationOutcome> RunAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // 1. Name what is asked, by its bytes.
        var judge = request.Judge is { } asked ? new AnswerJudge(engine.Prompts, asked, store.Replies, time) : null;
        var plan = await EvaluationPlan.OfAsync(request, engine, judge, cancellationToken);

        // 2. Begin, or go on with what was interrupted.
        var run = request.Resume ? await store.UnfinishedAsync(plan.Fingerprint, cancellationToken) : null;
        var done = run is null ? [] : plan.Complete(run);
        if (run is null)
        {
            run = plan.ToRun(time.GetUtcNow());
            await store.BeginAsync(run, plan.Fingerprint, cancellationToken);
        }

        // 3. Ask, measure and keep, set by set.
        var tally = new EvaluationTally(run, done.Count * request.Variants.Count, request, time);
        foreach (var set in plan.Sets)
        {
            await RunSetAsync(set, plan, judge, done, tally, cancellationToken);
        }

        // 4. Finish.
        if (!tally.IsStopped)
        {
            await store.FinishAsync(run.Id, time.GetUtcNow(), cancellationToken);
        }

        return tally.ToOutcome((await store.FindAsync(run.Id, cancellationToken))!);
    }

    private async Task RunSetAsync(
        PlannedSet set, EvaluationPlan plan, AnswerJudge? judge, HashSet<(string Set, string CaseId, int Trial)> done, EvaluationTally tally, CancellationToken cancellationToken)
    {
        var left = set.Cases.Where(asked => Enumerable.Range(1, plan.Request.Trials).Any(trial => !done.Contains((set.Name, asked.Id, trial)))).ToList();
        if (left.Count == 0 || tally.IsStopped)
        {
            return;
        }

        foreach (var remark in set.Source.Remarks)
        {
            tally.Remark(set.Name, remark);
        }

        await using var index = await set.Source.OpenAsync(engine, cancellationToken);
        foreach (var remark in index.Remarks)
        {
            tally.Remark(set.Name, remark);
        }

        tally.BeginSet();
        await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = plan.Request.Parallel, CancellationToken = cancellationToken }, async (asked, stop) =>
        {
            var asker = await CaseAsker.OfAsync(engine, index, asked, stop);
            for (var trial = 1; trial <= plan.Request.Trials && !tally.IsStopped; trial++)
            {
                if (!done.Contains((set.Name, asked.Id, trial)))
                {
                    await RunTrialAsync(asker, (set.Name, asked, trial), plan, judge, tally, stop);
                }
            }
        });
    }

    /// <summary>Asks all variants once; their results are kept together, so that a comparison never lacks one side.</summary>
    private async Task RunTrialAsync(
        CaseAsker asker, (string Set, EvaluationCase Case, int Trial) what, EvaluationPlan plan, AnswerJudge? judge, EvaluationTally tally, CancellationToken cancellationToken)
    {
        var results = new List<CaseResult>();
        var answers = new List<(EvaluatedAnswer Answer, int Index)>();
        var scopes = new List<CallScope>();

        // Another variant goes first each time: the first one pays for what is cold.
        var first = (int)(uint.CreateTruncating(what.Case.Id.Sum(c => c)) + (uint)what.Trial) % plan.Request.Variants.Count;
        for (var i = 0; i < plan.Request.Variants.Count; i++)
        {
            var variant = (first + i) % plan.Request.Variants.Count;
            var (answer, calls) = await asker.AskAsync(
                plan.Request.Variants[variant], scope => RecallingChatClient.Of(plan.Request.Variants[variant].Models ?? engine.Models, store.Replies, scope, time), (what.Trial, plan.Draws[variant], plan.Request.Series is null ? null : tally.RunId), cancellationToken);
            var judged = new List<CallScope> { calls };
            var sheet = RuleEvaluators.Evaluate(answer);
            var failure = FailureOf(answer, (plan.Request.Variants[variant].Models ?? engine.Models).InOrder[0]);
            var judgements = judge is null || failure is not null || answer.IsWithheld ? [] : await judge.JudgeAsync(answer, sheet, judged, cancellationToken);
            results.Add(ToResult(what, variant, answer, failure is null ? sheet : new ScoreSheet(), failure) with
            {
                Judgements = judgements,
                Asked = judged.Sum(call => call.Asked),
                Recalled = judged.Sum(call => call.Recalled),
            });
            scopes.AddRange(judged);
            if (failure is null && answer.IsAnswered)
            {
                answers.Add((answer, variant));
            }
        }

        IReadOnlyList<PairVerdict> pairs = judge is null ? [] : await CompareAsync(judge, answers, (what.Set, what.Trial), scopes, cancellationToken);
        await store.AddAsync(tally.RunId, results, pairs, cancellationToken);
        tally.Add(what.Set, results, scopes);
    }

    /// <summary>Each answer against that of the first variant.</summary>
    private static async Task<IReadOnlyList<PairVerdict>> CompareAsync(
        AnswerJudge judge, List<(EvaluatedAnswer Answer, int Index)> answers, (string Set, int Trial) place, List<CallScope> scopes, CancellationToken cancellationToken)
    {
        var verdicts = new List<PairVerdict>();
        if (answers.FindIndex(answer => answer.Index == 0) is var baseline && baseline >= 0)
        {
            foreach (var answer in answers.Where(answer => answer.Index > 0).OrderBy(answer => answer.Index))
            {
                verdicts.AddRange(await judge.CompareAsync(answer, answers[baseline], place, scopes, cancellationToken));
            }
        }

        return verdicts;
    }

    private static CaseResult ToResult((string Set, EvaluationCase Case, int Trial) what, int variant, EvaluatedAnswer answer, ScoreSheet sheet, string? failure)
    {
        var interaction = answer.Interaction;
        return new CaseResult
        {
            CaseId = what.Case.Id,
            Set = what.Set,
            Question = what.Case.Question,
            Reference = what.Case.Reference,
            Slices = what.Case.Slices,
            Variant = variant,
            Trial = what.Trial,
            Outcome = interaction.Outcome,
            Answer = interaction.Answer,
            Citations = interaction.Citations,
            Scores = sheet.Scores,
            Missing = sheet.Missing,
            Unmet = sheet.Unmet,
            Form = sheet.Form,
            Failure = failure,
            InputTokens = UsageRules.Tokens(interaction.ModelUses, use => use.Usage?.InputTokens),
            OutputTokens = UsageRules.Tokens(interaction.ModelUses, use => use.Usage?.OutputTokens),
            Cost = interaction.ModelUses.Count == 0 ? 0 : interaction.Cost,
            Milliseconds = answer.Milliseconds,
        };
    }

    /// <summary>Why an answer is not the variant's: it failed, or another model had to stand in. A withheld answer is the variant's own doing.</summary>
    private static string? FailureOf(EvaluatedAnswer answer, AnswerModel model) => answer.Interaction switch
    {
        { Outcome: InteractionOutcome.Failed } failed when !answer.IsWithheld => $"{failed.Failure}: {Short(failed.Error)}",
        { Outcome: InteractionOutcome.Degraded } degraded => $"The documentation's own words stood in for {model.Name}: {Short(degraded.Error)}",
        { Outcome: InteractionOutcome.Cancelled } => "It was cancelled.",
        { CuratedId: { } curated } => $"The curated answer {curated} was served.",
        { Model: { } other } answered when !string.Equals(other, model.Name, StringComparison.Ordinal) => $"{other} stood in for {model.Name}: {Short(answered.Error)}",
        _ => null,
    };

    private static string Short(string? error) => PlainText.Shorten((error ?? "").Split('\n')[0].Trim(), ShortFault);
}
