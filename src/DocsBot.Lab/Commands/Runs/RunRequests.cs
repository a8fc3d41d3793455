using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Lab.Evaluation.Variants;

namespace DocsBot.Lab.Commands.Runs;

/// <summary>Makes a request of what the command line says.</summary>
internal static class RunRequests
{
    /// <summary>What the prompts in force are called when no version is named.</summary>
    private const string InForce = "in force";

    /// <summary>Makes it.</summary>
    /// <exception cref="PromptException">A version is not there, or answers no questions.</exception>
    /// <exception cref="Evaluation.EvaluationSetException">A set cannot be read.</exception>
    /// <exception cref="VariantException">The models do not allow it.</exception>
    public static EvaluationRequest Of(EvalRunSettings settings, LabEngine engine, IProgress<EvaluationProgress> progress)
    {
        var abstain = settings.Abstain is { } folder ? AbstainSet.Read(folder) : AbstainSet.None;
        return new EvaluationRequest
        {
            Sets =
            [
                .. settings.Sets.Select(path => CaseSet.Read(path, settings.Docs))
                    .Select(set => set is FolderCases cases && abstain.ByCorpus.TryGetValue(set.Name, out var unanswerable) ? cases.With(unanswerable) : set),
            ],
            Variants = settings.Prompts.Count == 0 ? [new EvaluationVariant(InForce, engine.Prompts)] : [.. settings.Prompts.Select(version => EvaluationVariant.Of(engine.Prompts, version))],
            Trials = settings.Trials,
            Judge = settings.Judge ? new JudgeRequest(JudgeOf(settings, engine.Models), settings.JudgeRepeats) : null,
            Most = settings.Most,
            MostCost = settings.MostCost is { } cost ? Affordable(cost, engine.Models) : null,
            Parallel = settings.Parallel,
            Resume = settings.Resume,
            Progress = progress,
        };
    }

    private static AnswerModel JudgeOf(EvalRunSettings settings, AnswerModels models)
    {
        var able = models.InOrder.Where(model => !model.IsExtractive).ToList();
        if (able.Count == 0)
        {
            throw new VariantException("--judge needs a language model, and none is configured: the extractive model cannot judge. Set Model:Endpoint and Model:Name.");
        }

        return settings.JudgeModel is { } name
            ? able.FirstOrDefault(model => model.Name == name) ?? throw new VariantException($"--judge-model: no model '{name}' is configured. There are: {string.Join(", ", able.Select(model => model.Name))}.")
            : able[0];
    }

    private static decimal Affordable(decimal cost, AnswerModels models) => models.InOrder.FirstOrDefault(model => model.Price is null) is { } free
        ? throw new VariantException($"--most-cost needs the price of every model, and that of {free.Name} is not known. Set it in the section Prices.")
        : cost;
}
