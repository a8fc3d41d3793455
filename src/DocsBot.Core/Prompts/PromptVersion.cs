namespace DocsBot.Core.Prompts;

/// <summary>What is known of a version of a prompt beside its text: where it came from, and how it did.</summary>
public sealed record PromptVersion
{
    /// <summary>The version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of question it answers, for example <c>how-to</c>; null for a prompt that is not routed to.</summary>
    public string? Domain { get; init; }

    /// <summary>The version it was made from; null for a first one.</summary>
    public int? Parent { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>When it was written.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What is other than in the parent, in a line.</summary>
    public required string Change { get; init; }

    /// <summary>How it did, oldest first.</summary>
    public IReadOnlyList<PromptEvaluation> Evaluations { get; init; } = [];

    /// <summary>When it was promoted and taken back, oldest first.</summary>
    public IReadOnlyList<PromptChange> History { get; init; } = [];
}
