using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>Says what to do about a cause.</summary>
internal static class NextSteps
{
    /// <summary>The steps, the first one first.</summary>
    public static IReadOnlyList<string> For(Attribution verdict, AttributionEvidence evidence, Interaction row, AnswerModels models)
    {
        var prompt = row.Prompt?.ToString() ?? "answer";
        var name = row.Prompt?.Name ?? "answer";
        return verdict.Cause switch
        {
            FailureCause.DocsGap when verdict.Decided == AttemptKind.TodaysIndex => [$"Look at the answer of today: lab replay {row.Id} --index current"],
            FailureCause.DocsGap => ["Write the answer into the documentation, on one of the nearest pages or on a new one, and ingest it.", $"Then ask again: lab replay {row.Id} --index current"],
            FailureCause.StalePage => [$"Look at what is other: lab replay {row.Id} --index current", "When pages change often, ingest more often."],
            FailureCause.RetrievalMiss when evidence.RightPage is { IsIndexed: false } => ["Ingest the page: is its folder among the sources, or is it left out by a rule?", $"Then ask again: lab replay {row.Id} --index current"],
            FailureCause.RetrievalMiss => ["Say it in the readers' words in the page's title or in a heading.", "Put the question into an evaluation set, and compare settings: lab eval sweep --set DIR"],
            FailureCause.PromptFault when verdict.Decided == AttemptKind.PreviousPrompt && evidence.Better(AttemptKind.PreviousPrompt) is { } better =>
                [$"Look at what the versions say: lab prompts diff {better.Change} {prompt}", $"Write a better one: lab prompts new {name}", $"Measure it before it goes live: lab eval run --prompts {better.Change},{prompt} --set DIR"],
            FailureCause.PromptFault => [$"Write a better version: lab prompts new {name}"],
            FailureCause.ModelFault when verdict.Decided == AttemptKind.OtherModel && evidence.Better(AttemptKind.OtherModel) is { } better => [$"Compare the answers: lab replay {row.Id} --model \"{better.Change}\""],
            FailureCause.ModelFault when verdict.Decided == AttemptKind.Again => [$"Ask it some more times: lab replay {row.Id}", "Lower the temperature in a new version, or have it choose the best of several answers (docs/techniques.md)."],
            FailureCause.ModelFault => [$"See how often the models fail, and why: docs/models.md. Configured are {string.Join(", ", models.InOrder.Select(model => model.Name))}."],
            FailureCause.CannotTell when evidence.AsItWas.Outcome == InteractionOutcome.Cancelled => [],
            FailureCause.CannotTell when evidence.RightPage is null => [$"Name the page that answers: lab why {row.Id} --page URL", $"Or read what was sent: lab replay {row.Id} --messages"],
            FailureCause.CannotTell => [$"Read what was sent: lab replay {row.Id} --messages"],
            _ => [],
        };
    }
}
