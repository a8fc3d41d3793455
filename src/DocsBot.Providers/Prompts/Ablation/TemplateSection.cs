using System.Text;
using System.Text.RegularExpressions;

namespace DocsBot.Providers.Prompts.Ablation;

/// <summary>A heading of a template with what stands under it, down to the next heading of its level or above, or to the end of its message.</summary>
/// <param name="Heading">The heading's text.</param>
/// <param name="First">Its line in the file, from 0.</param>
/// <param name="Count">How many lines it has, the heading included.</param>
internal sealed partial record TemplateSection(string Heading, int First, int Count)
{
    /// <summary>The sections of a prompt file; none unless its template is a literal block, which alone has the file's lines.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="bytes">The file.</param>
    public static IReadOnlyList<TemplateSection> In(string file, byte[] bytes)
    {
        var root = new YamlFields(file, YamlFile.Parse(file, bytes, PromptFile.Keys));
        if (!root.PlaceOf("template").IsLiteral)
        {
            return [];
        }

        var (text, lineOf) = PromptFile.ReadTemplate(root);
        var offset = lineOf(0) - 1;
        var lines = text.Split('\n');
        var sections = new List<TemplateSection>();
        var isCode = false;
        for (var i = 0; i < lines.Length; i++)
        {
            isCode ^= lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isCode && Heading1To6().Match(lines[i]) is { Success: true } heading)
            {
                sections.Add(new TemplateSection(heading.Groups["text"].Value, offset + i, EndOf(lines, i, heading.Groups["level"].Length) - i));
            }
        }

        return sections;
    }

    /// <summary>The file without the section's lines.</summary>
    public byte[] TakenOutOf(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Where((_, i) => i < First || i >= First + Count)));
    }

    private static int EndOf(string[] lines, int heading, int level)
    {
        var end = heading + 1;
        while (end < lines.Length && !lines[end].Contains("</message>", StringComparison.Ordinal) && !(Heading1To6().Match(lines[end]) is { Success: true } next && next.Groups["level"].Length <= level))
        {
            end++;
        }

        return end;
    }

    [GeneratedRegex("^(?<level>#{1,6}) +(?<text>.*\\S)\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading1To6();
}
