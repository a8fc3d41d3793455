using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Pinned;

/// <summary>
/// Makes a version of a prompt out of the texts that the log pinned, whatever has become of its files since. The text under the version's hash is its file, or, when the
/// version has fragments or examples, the lines that name the file and each of them with their hashes.
/// </summary>
public static partial class PinnedPrompt
{
    /// <summary>The keys of the texts that a version is made of besides the one under its own hash; empty when that one is all.</summary>
    /// <param name="text">The text under the version's hash.</param>
    public static IReadOnlyList<string> KeysIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parts().Match(text) is { Success: true } list ? [list.Groups["file"].Value, .. list.Groups["hash"].Captures.Select(hash => hash.Value)] : [];
    }

    /// <summary>Restores a version.</summary>
    /// <param name="id">The version.</param>
    /// <param name="texts">The pinned texts by their keys.</param>
    /// <exception cref="PromptException">A text is missing, is not the one that its key names, or does not load in this build; the message says which.</exception>
    public static PromptTemplate Restore(PromptId id, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(texts);

        var text = TextOf(id.Sha256, id, texts);
        var shared = new SharedFiles(PromptFragments.None, ExampleFiles.None);
        if (Parts().Match(text) is { Success: true } list)
        {
            text = TextOf(list.Groups["file"].Value, id, texts);
            foreach (var (name, key) in list.Groups["name"].Captures.Zip(list.Groups["hash"].Captures, (name, hash) => (name.Value, hash.Value)))
            {
                Add(shared, name, Encoding.UTF8.GetBytes(TextOf(key, id, texts)));
            }
        }

        var template = PromptFile.Parse($"the pinned {id}", Encoding.UTF8.GetBytes(text), id.Name, id.Version, shared).Template;
        return string.Equals(template.Id.Sha256, id.Sha256, StringComparison.Ordinal)
            ? template
            : throw new PromptException($"The texts that the log pinned for {id} have the hash {template.Id.Sha256}, not {id.Sha256}: they were changed in the log.");
    }

    private static void Add(SharedFiles shared, string name, byte[] bytes)
    {
        if (name.StartsWith($"{PromptFolder.Examples}/", StringComparison.Ordinal))
        {
            shared.Examples.Add($"{name}.yaml", bytes);
        }
        else
        {
            shared.Fragments.Add($"{PromptFolder.Fragments}/{name}.hbs", bytes);
        }
    }

    private static string TextOf(string key, PromptId id, IReadOnlyDictionary<string, string> texts) =>
        texts.GetValueOrDefault(key) ?? throw new PromptException($"The log has not pinned all of {id}: the text with the hash {key} is missing.");

    [GeneratedRegex(@"^(?<file>[0-9a-f]{64})\n((?<name>[a-z0-9_/]+) (?<hash>[0-9a-f]{64})\n)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
