using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DocsBot.Core.Prompts;

/// <summary>
/// The lines that mark where a passage or the question begins and ends in a rendered prompt. They carry a boundary that no page can know, so text that
/// imitates a mark stays text.
/// </summary>
/// <param name="Boundary">16 hexadecimal digits, other for every interaction.</param>
public sealed record PromptMarks(string Boundary)
{
    /// <summary>What a model answers, and nothing else, when the sources do not hold the answer (<c>no_answer</c>).</summary>
    public const string NoAnswer = "NO_ANSWER";

    /// <summary>Key in ChatOptions.AdditionalProperties under which the boundary reaches an embedded model.</summary>
    public const string BoundaryProperty = "docsbot.boundary";

    /// <summary>
    /// A secret of the system message (<c>canary</c>), other for every interaction: a model that writes it is giving its instructions away. Empty where the marks
    /// were read back from a prompt.
    /// </summary>
    public string Canary { get; init; } = "";

    /// <summary>The line under a passage.</summary>
    public string SourceClose => $"=== end of source {Boundary} ===";

    /// <summary>The line above the question.</summary>
    public string QuestionOpen => $"=== question {Boundary} ===";

    /// <summary>The line under the question.</summary>
    public string QuestionClose => $"=== end of question {Boundary} ===";

    /// <summary>The marks of an interaction: the same id gives the same marks, so that a replay renders the same bytes.</summary>
    /// <param name="interactionId">The interaction's id, which is not shown before the answer is complete.</param>
    public static PromptMarks For(string interactionId) => new(Secret("boundary", interactionId)) { Canary = Secret("canary", interactionId) };

    /// <summary>The line above a passage.</summary>
    /// <param name="number">The passage's number.</param>
    public string SourceOpen(int number) => string.Create(CultureInfo.InvariantCulture, $"=== source {number} {Boundary} ===");

    private static string Secret(string purpose, string interactionId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"docsbot prompt {purpose}\n{interactionId}")).AsSpan(0, 8));
}
