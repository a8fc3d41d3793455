using DocsBot.Core.Prompts;
using DocsBot.Core.Text;
using DocsBot.Providers.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Prompts;

/// <summary>A version rendered for a question, with what each part of it costs.</summary>
internal sealed record RenderedPrompt
{
    /// <summary>The version, <c>answer@v1</c>.</summary>
    public required string Prompt { get; init; }

    /// <summary>Its hash.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What was searched.</summary>
    public required string Index { get; init; }

    /// <summary>The passages, by number and address.</summary>
    public required IReadOnlyList<RenderedSource> Sources { get; init; }

    /// <summary>The ids of the examples.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>The messages to send.</summary>
    public required IReadOnlyList<RenderedMessage> Messages { get; init; }

    /// <summary>The parts, which add up to <see cref="Tokens"/>.</summary>
    public required IReadOnlyList<PromptPart> Parts { get; init; }

    /// <summary>What each fragment adds to the instructions; a fragment that holds data only is left out.</summary>
    public required IReadOnlyList<PromptPart> Fragments { get; init; }

    /// <summary>The estimated tokens of the whole prompt.</summary>
    public required int Tokens { get; init; }

    /// <summary>Renders a version.</summary>
    /// <param name="entry">The version.</param>
    /// <param name="arguments">The values.</param>
    /// <param name="index">What was searched.</param>
    /// <exception cref="PromptException">The version does not render.</exception>
    public static RenderedPrompt Of(PromptEntry entry, PromptArguments arguments, string index)
    {
        var messages = entry.Template.Render(arguments);
        var total = TokenEstimator.EstimatePrompt(messages);
        var bare = arguments with { Examples = [], History = [], Sources = [], Answers = [], Problems = [], Answer = "", OtherAnswer = "", Reference = "" };
        var system = entry.Template.Render(bare).Where(message => message.Role == ChatRole.System).Sum(message => TokenEstimator.Estimate(message.Text));

        // What a part costs is what the prompt would be shorter without it, the lines around it included.
        int Cost(PromptArguments without) => total - TokenEstimator.EstimatePrompt(entry.Template.Render(without));
        var parts = new List<PromptPart>
        {
            new("system", system),
            new("examples", Cost(arguments with { Examples = [] })),
            new("history", Cost(arguments with { History = [] })),
            new("passages", Cost(arguments with { Sources = [] })),
            new("question", Cost(arguments with { Question = "" })),
            new("answers", Cost(arguments with { Answers = [], Answer = "", OtherAnswer = "", Reference = "", Problems = [] })),
        };
        parts.RemoveAll(part => part.Tokens == 0);
        parts.Add(new PromptPart("frame", total - parts.Sum(part => part.Tokens)));
        return new RenderedPrompt
        {
            Prompt = entry.Id.ToString(),
            Sha256 = entry.Id.Sha256,
            Index = index,
            Sources = [.. arguments.Sources.Select(source => new RenderedSource(source.Number, source.Title, source.Heading, source.Url))],
            Examples = [.. arguments.Examples.Select(example => example.Id)],
            Messages = [.. messages.Select(message => new RenderedMessage(message.Role.Value, message.Text, TokenEstimator.Estimate(message.Text)))],
            Parts = parts,
            Fragments = [.. entry.RenderFragments(bare with { Question = "" })
                .Select(fragment => new PromptPart(fragment.Name, fragment.Text is null ? null : TokenEstimator.Estimate(fragment.Text.Trim())))
                .Where(part => part.Tokens != 0)],
            Tokens = total,
        };
    }
}
