using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>An answer with all that evaluators look at.</summary>
internal sealed record EvaluatedAnswer
{
    /// <summary>The question and what is known of its right answer.</summary>
    public required EvaluationCase Case { get; init; }

    /// <summary>What the pipeline recorded.</summary>
    public required Interaction Interaction { get; init; }

    /// <summary>The pages that were found, best first, each once, as the set calls them.</summary>
    public required IReadOnlyList<string> Ranking { get; init; }

    /// <summary>The passages in the prompt by their numbers; empty when there was no prompt.</summary>
    public required IReadOnlyList<PromptSource> Sources { get; init; }

    /// <summary>The page of each passage in the prompt, in its order, as the set calls it.</summary>
    public required IReadOnlyList<string> SourcePages { get; init; }

    /// <summary>The time of the whole answer in milliseconds.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Whether there was an answer, and not the word that the documentation has none.</summary>
    public bool IsAnswered => Interaction.Outcome == InteractionOutcome.Answered && Interaction.Answer is not null;

    /// <summary>Whether the answer was withheld because it gave secrets of its prompt away.</summary>
    public bool IsWithheld => Interaction.Failure == FailureCode.Withheld;

    /// <summary>The answer; empty when there was none.</summary>
    public string Text => IsAnswered ? Interaction.Answer! : "";

    /// <summary>The pages that the answer cites, each once, as the set calls them.</summary>
    public IReadOnlyList<string> CitedPages
    {
        get
        {
            var cited = Interaction.Citations.Select(citation => citation.Number).ToHashSet();
            return [.. Sources.Zip(SourcePages).Where(source => cited.Contains(source.First.Number)).Select(source => source.Second).Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>The pages that answer the question; empty when that is not known.</summary>
    public IReadOnlySet<string> RightPages => Case.Pages.Where(page => page.Value > 0).Select(page => page.Key).ToHashSet(StringComparer.Ordinal);
}
