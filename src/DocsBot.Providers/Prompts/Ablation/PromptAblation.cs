using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Prompts.Ablation;

/// <summary>
/// Takes the parts of a version out one at a time: its fragments, its examples and, when wanted, its sections. All of it happens in memory; the folder stays as it
/// is. A part without which the version would not load, or would lose what DocsBot relies on, is required and stays in.
/// </summary>
public sealed class PromptAblation
{
    private readonly PromptEntry _entry;
    private readonly byte[] _bytes;
    private readonly SharedFiles _shared;

    private PromptAblation(PromptEntry entry, byte[] bytes, SharedFiles shared)
    {
        _entry = entry;
        _bytes = bytes;
        _shared = shared;
    }

    /// <summary>The parts of a version, fragments first, in the order of their names; examples and sections in the order of their files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="entry">A version of it.</param>
    /// <param name="withSections">Whether the sections of the template are parts as well.</param>
    /// <exception cref="PromptException">A file of the folder cannot be read.</exception>
    public static IReadOnlyList<AblatedPart> Of(PromptFolder folder, PromptEntry entry, bool withSections)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(entry);
        var ablation = new PromptAblation(entry, File.ReadAllBytes(entry.File), SharedFiles.Read(folder.Directory, []));
        return [.. ablation.Fragments(), .. ablation.Examples(), .. withSections ? ablation.Sections() : []];
    }

    private IEnumerable<AblatedPart> Fragments() => _entry.Template.Fragments
        .Where(fragment => _shared.Fragments.Find(fragment.Name) is not null)
        .Select(fragment => Without(AblatedKind.Fragment, fragment.Name, _bytes, _shared with { Fragments = _shared.Fragments.Without(fragment.Name) }));

    private IEnumerable<AblatedPart> Examples()
    {
        if (_entry.Template.Techniques.Examples is not { From: var from } || _shared.Examples.Find(from) is not { } file)
        {
            yield break;
        }

        yield return Without(AblatedKind.Examples, from, _bytes, _shared with { Examples = _shared.Examples.Without(from, _ => true) });
        foreach (var example in file.Examples)
        {
            yield return Without(AblatedKind.Example, example.Id, _bytes, _shared with { Examples = _shared.Examples.Without(from, known => known == example) });
        }
    }

    private IEnumerable<AblatedPart> Sections() =>
        TemplateSection.In(_entry.File, _bytes).Select(section => Without(AblatedKind.Section, section.Heading, section.TakenOutOf(_bytes), _shared));

    private AblatedPart Without(AblatedKind kind, string name, byte[] bytes, SharedFiles shared)
    {
        try
        {
            var template = PromptFile.Parse(_entry.File, bytes, _entry.Id.Name, _entry.Id.Version, shared).Template;
            return LostBy(template) is { } lost ? new AblatedPart(kind, name, Without: null, lost) : new AblatedPart(kind, name, template, Required: null);
        }
        catch (PromptException e)
        {
            return new AblatedPart(kind, name, Without: null, $"without it the prompt does not load: {e.Message}");
        }
    }

    /// <summary>What DocsBot relies on and the version would not hold any more; null for nothing.</summary>
    private string? LostBy(PromptTemplate without)
    {
        var marks = TemplateTrial.Full.Marks;
        var (rules, rulesLeft) = (TextOf(_entry.Template, IsRule), TextOf(without, IsRule));
        var (all, allLeft) = (TextOf(_entry.Template, _ => true), TextOf(without, _ => true));
        return Loses(rules, rulesLeft, marks.Canary) ? "it holds the canary, by which an answer that tells its instructions is stopped"
            : Loses(rules, rulesLeft, PromptMarks.NoAnswer) ? "it says what to write when the passages do not answer"
            : Loses(rules, rulesLeft, marks.Boundary) ? "it says that what stands between marks is data"
            : Loses(all, allLeft, TemplateTrial.Full.Question) ? "it shows the question"
            : TemplateTrial.Full.Sources.Any(source => Loses(all, allLeft, source.Text)) ? "it shows the passages"
            : null;
    }

    private static bool Loses(string before, string after, string text) => before.Contains(text, StringComparison.Ordinal) && !after.Contains(text, StringComparison.Ordinal);

    private static bool IsRule(ChatMessage message) => message.Role == ChatRole.System;

    private static string TextOf(PromptTemplate template, Func<ChatMessage, bool> isMeant) =>
        string.Join('\n', template.Render(TemplateTrial.Full).Where(isMeant).Select(message => message.Text));
}
