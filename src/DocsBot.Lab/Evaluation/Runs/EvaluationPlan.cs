using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Judges;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What a run asks, by its bytes.</summary>
internal sealed class EvaluationPlan
{
    private readonly IReadOnlyList<RunSet> _sets;
    private readonly IReadOnlyList<RunVariant> _variants;
    private readonly RunJudge? _judge;

    private EvaluationPlan(EvaluationRequest request, IReadOnlyList<PlannedSet> sets, (IReadOnlyList<RunSet> Sets, IReadOnlyList<RunVariant> Variants, RunJudge? Judge) kept, IReadOnlyList<int> draws)
    {
        (Request, Sets, Draws) = (request, sets, draws);
        (_sets, _variants, _judge) = kept;
        Fingerprint = Hash();
    }

    /// <summary>What was asked for.</summary>
    public EvaluationRequest Request { get; }

    /// <summary>The sets with the questions that are asked.</summary>
    public IReadOnlyList<PlannedSet> Sets { get; }

    /// <summary>For each variant which of its namesakes it is, from 0: a version that is compared with itself draws answers of its own.</summary>
    public IReadOnlyList<int> Draws { get; }

    /// <summary>Hash of all that the run asks: two runs with the same one ask the same.</summary>
    public string Fingerprint { get; }

    /// <summary>Plans a run.</summary>
    /// <exception cref="EvaluationSetException">Two sets have the same name.</exception>
    public static async Task<EvaluationPlan> OfAsync(EvaluationRequest request, LabEngine engine, AnswerJudge? judge, CancellationToken cancellationToken)
    {
        if (request.Sets.GroupBy(set => set.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new EvaluationSetException(twice.Key, line: null, "two sets have this name. Rename one, or evaluate them one after the other.");
        }

        var sets = request.Sets.Select(set => PlannedSet.Of(set, request.Most)).ToList();
        var kept = new List<RunSet>();
        foreach (var set in sets)
        {
            kept.Add(new RunSet(set.Name, await set.Source.HashAsync(cancellationToken), set.Cases.Count, await set.Source.SnapshotAsync(engine, cancellationToken)));
        }

        var variants = request.Variants.Select(variant => variant.ToRunVariant(engine.Models)).ToList();
        var draws = variants.Select((variant, i) => variants.Take(i).Count(before => before.Prompt == variant.Prompt && before.Prompt is not null && before.Model == variant.Model)).ToList();
        return new EvaluationPlan(request, sets, (kept, Named(variants, draws), judge?.ToRunJudge()), draws);
    }

    /// <summary>The run, without results.</summary>
    /// <param name="now">When it begins, in UTC.</param>
    public EvaluationRun ToRun(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString(), StartedAt = now, Sets = _sets, Variants = _variants, Trials = Request.Trials, Judge = _judge, Series = Request.Series,
    };

    /// <summary>The questions and trials of which an interrupted run has the results of all variants, none of them failed.</summary>
    public HashSet<(string Set, string CaseId, int Trial)> Complete(EvaluationRun run) =>
    [
        .. run.Cases.Where(result => result.Failure is null)
            .GroupBy(result => (result.Set, result.CaseId, result.Trial))
            .Where(group => group.Count() == Request.Variants.Count)
            .Select(group => group.Key),
    ];

    private static IReadOnlyList<RunVariant> Named(List<RunVariant> variants, List<int> draws) =>
        [.. variants.Zip(draws, (variant, draw) => draw == 0 ? variant : variant with { Label = FormattableString.Invariant($"{variant.Label} ({draw + 1})") })];

    private string Hash()
    {
        var asks = new EvaluationRun { Id = "", StartedAt = default, Sets = _sets, Variants = _variants, Trials = Request.Trials, Judge = _judge, Series = Request.Series };
        var text = new StringBuilder(JsonSerializer.Serialize(asks, RunJson.Default.EvaluationRun));
        foreach (var set in Sets)
        {
            text.Append('\n').AppendJoin('\n', set.Cases.Select(asked => asked.Id));
        }

        // Prompts that prepare an answer and the routing decide on it as well: a run goes on with the same or not at all.
        foreach (var prompts in Request.Variants.Select(variant => variant.Prompts))
        {
            text.Append('\n').AppendJoin(' ', prompts.Library.Templates.Select(template => $"{template.Id} {template.Id.Sha256}"));
            text.Append('\n').AppendJoin(' ', prompts.Routing.Domains.Select(domain => $"{domain.Name} {domain.Prompt} {domain.Experiment?.Name}"));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
