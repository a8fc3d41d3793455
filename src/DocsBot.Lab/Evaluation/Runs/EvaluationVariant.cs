using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Engine;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Something to compare: prompts, and perhaps models, under a label.</summary>
/// <param name="Label">What tables call it; different within a request.</param>
/// <param name="Prompts">The prompts with their routing.</param>
/// <param name="Models">The models; null for the configured ones.</param>
internal sealed record EvaluationVariant(string Label, PromptSet Prompts, AnswerModels? Models = null)
{
    /// <summary>A version that answers every question.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="PromptException">It is not there.</exception>
    public static EvaluationVariant Of(PromptSet prompts, PromptReference version)
    {
        var id = prompts.Library.Get(version).Id;
        return new EvaluationVariant(id.ToString(), PromptSets.Only(prompts, id));
    }

    /// <summary>What the results keep of it.</summary>
    /// <param name="configured">The models that are asked when it has none of its own.</param>
    /// <exception cref="PromptException">The routing names a prompt that is not there.</exception>
    public RunVariant ToRunVariant(AnswerModels configured)
    {
        var model = (Models ?? configured).InOrder[0].Name;
        return Prompts.Answering() is [var only] && Prompts.Library.Find(new PromptReference(only.Name, only.Version)) is { } template
            ? new RunVariant { Label = Label, Prompt = only, Fragments = template.Fragments, Model = model, Settings = template.Settings }
            : new RunVariant { Label = Label, Model = model };
    }
}
