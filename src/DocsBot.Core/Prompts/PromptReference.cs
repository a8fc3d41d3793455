using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DocsBot.Core.Prompts;

/// <summary>Names a version of a prompt, as <c>how_to@v1</c>.</summary>
/// <param name="Name">The prompt.</param>
/// <param name="Version">Its version, from 1; null for the highest.</param>
public sealed record PromptReference(string Name, int? Version)
{
    private const string Mark = "@v";

    /// <summary>Reads <c>how_to@v1</c>; a name alone is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PromptReference? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        reference = null;
        var mark = text.LastIndexOf(Mark, StringComparison.Ordinal);
        if (mark > 0 && int.TryParse(text.AsSpan(mark + Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            reference = new PromptReference(text[..mark], version);
        }

        return reference is not null;
    }

    /// <summary><c>how_to@v1</c>, or <c>how_to</c> for the highest version.</summary>
    public override string ToString() => Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Name}{Mark}{version}") : Name;
}
