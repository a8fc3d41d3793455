using System.Globalization;
using System.Text;
using System.Text.Json;
using DocsBot.Core.Answering;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>Writes a scenario file. Texts are written as JSON strings, which are YAML too, so that whatever a reader typed stays what it is.</summary>
internal static class ScenarioWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file's text.</summary>
    /// <param name="scenario">The questions.</param>
    /// <param name="description">What the file is, in a sentence.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ScenarioFile scenario, string description, TextWriter output)
    {
        output.WriteLine($"name: {Text(scenario.Name)}");
        output.WriteLine($"description: {Text(description)}");
        output.WriteLine("cases:");
        foreach (var asked in scenario.Cases)
        {
            Write(asked, output);
        }
    }

    private static void Write(EvaluationCase asked, TextWriter output)
    {
        output.WriteLine($"  - id: {Text(asked.Id)}");
        output.WriteLine($"    question: {Text(asked.Question)}");
        if (asked.History.Count > 0)
        {
            output.WriteLine("    history:");
            foreach (var turn in asked.History)
            {
                output.WriteLine($"      - {{ role: {(turn.Role == TurnRole.User ? "user" : "assistant")}, text: {Text(turn.Text)} }}");
            }
        }

        List("pages", asked.Pages.Where(page => page.Value > 0).Select(page => page.Key), output);
        List("must", asked.Must.Select(phrase => phrase.Text), output);
        List("must_not", asked.MustNot.Select(phrase => phrase.Text), output);
        if (asked.Reference is { } reference)
        {
            output.WriteLine($"    answer: {Text(reference)}");
        }

        Flag("unanswerable", asked.Unanswerable, output);
        Flag("injection", asked.IsInjection, output);
        if (asked.MaxWords is { } words)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    max_words: {words}"));
        }

        if (asked.Slices.Count > 0)
        {
            output.WriteLine($"    slices: {{ {string.Join(", ", asked.Slices.Select(slice => $"{Text(slice.Key)}: {Text(slice.Value)}"))} }}");
        }
    }

    private static void List(string key, IEnumerable<string> items, TextWriter output)
    {
        var all = items.ToList();
        if (all.Count > 0)
        {
            output.WriteLine($"    {key}: [{string.Join(", ", all.Select(Text))}]");
        }
    }

    private static void Flag(string key, bool value, TextWriter output)
    {
        if (value)
        {
            output.WriteLine($"    {key}: true");
        }
    }

    /// <summary>A JSON string. What YAML 1.2 does not print (section 5.1) is escaped, half characters included.</summary>
    private static string Text(string text)
    {
        var json = JsonSerializer.Serialize(text, Readable);
        var printable = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            _ = c is '\u0085' or '\u00a0' or '\u2028' or '\u2029' or '\ufeff' or '\u007f' || char.IsControl(c) ? printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : printable.Append(c);
        }

        return printable.ToString();
    }
}
