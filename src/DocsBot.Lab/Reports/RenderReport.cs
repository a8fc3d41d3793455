using System.Globalization;
using DocsBot.Lab.Prompts;

namespace DocsBot.Lab.Reports;

/// <summary>Prints a rendered prompt: its messages, then what its parts cost.</summary>
internal static class RenderReport
{
    public static void Write(RenderedPrompt prompt, TextWriter output)
    {
        foreach (var message in prompt.Messages)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"--- {message.Role} ({message.Tokens:N0} tokens) ---"));
            output.WriteLine(message.Text);
            output.WriteLine();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prompt.Prompt} {prompt.Sha256[..12]}, over {prompt.Index}: {prompt.Tokens:N0} tokens by estimate"));
        if (prompt.Examples.Count > 0)
        {
            output.WriteLine($"examples: {string.Join(", ", prompt.Examples)}");
        }

        output.WriteLine();
        TextTable.Write(["part", "tokens"], [.. prompt.Parts.Append(new PromptPart("total", prompt.Tokens)).Select(Row)], output);
        if (prompt.Fragments.Count > 0)
        {
            output.WriteLine();
            TextTable.Write(["fragment, within the parts above", "tokens"], [.. prompt.Fragments.Select(Row)], output);
        }
    }

    private static List<string> Row(PromptPart part) => [part.Name, part.Tokens is { } tokens ? Cells.Count(tokens) : "-"];
}
