using System.Globalization;
using System.Text;
using System.Xml;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Reports;

/// <summary>
/// Writes an evaluation in the form in which CI systems read test results, JUnit's XML: a suite a set with a test for each answer, and one suite for the gates. The
/// format has no specification; this is the common part of the schemas of Apache Ant and of Jenkins' xUnit plugin.
/// </summary>
internal static class JUnitReport
{
    /// <summary>Writes the file.</summary>
    /// <param name="report">The report, with the run's cases.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(RunReport report, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", $"evaluation {report.Run.Id}");
        foreach (var set in report.Run.Sets)
        {
            WriteSet(xml, report.Run, [.. report.Run.Cases.Where(result => result.Set == set.Name)], set.Name);
        }

        if (report.Gates.Count > 0)
        {
            Suite(xml, "gates", (report.Gates.Count, report.Gates.Count(gate => !gate.IsPassed), 0), seconds: 0, report.Run.StartedAt);
            foreach (var gate in report.Gates)
            {
                Test(xml, "gates", gate.Name, seconds: 0);
                Detail(xml, gate.IsPassed ? "system-out" : "failure", gate.Message);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteSet(XmlWriter xml, EvaluationRun run, IReadOnlyList<CaseResult> results, string set)
    {
        var counts = (results.Count, results.Count(result => result.Failure is null && result.Unmet.Count > 0), results.Count(result => result.Failure is not null));
        Suite(xml, set, counts, results.Sum(result => result.Milliseconds) / 1000, run.StartedAt);
        foreach (var result in results)
        {
            var trial = run.Trials > 1 ? string.Create(CultureInfo.InvariantCulture, $" (trial {result.Trial})") : "";
            Test(xml, $"{set}.{run.Variants[result.Variant].Label}", $"{result.CaseId}{trial}: {result.Question}", result.Milliseconds / 1000);
            if (result.Failure is { } failure)
            {
                Detail(xml, "error", failure);
            }
            else if (result.Unmet.Count > 0)
            {
                Detail(xml, "failure", string.Join(" ", result.Unmet), $"{string.Join('\n', result.Unmet)}\n\n{result.Answer ?? "(no answer)"}");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Suite(XmlWriter xml, string name, (int Tests, int Failures, int Errors) counts, double seconds, DateTimeOffset startedAt)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Legal(name));
        xml.WriteAttributeString("tests", Number(counts.Tests));
        xml.WriteAttributeString("failures", Number(counts.Failures));
        xml.WriteAttributeString("errors", Number(counts.Errors));
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", Seconds(seconds));
        xml.WriteAttributeString("timestamp", startedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static void Test(XmlWriter xml, string className, string name, double seconds)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Legal(className));
        xml.WriteAttributeString("name", Legal(name));
        xml.WriteAttributeString("time", Seconds(seconds));
    }

    private static void Detail(XmlWriter xml, string element, string message, string? text = null)
    {
        xml.WriteStartElement(element);
        if (element != "system-out")
        {
            xml.WriteAttributeString("message", Legal(message));
            xml.WriteAttributeString("type", element);
        }

        xml.WriteString(Legal(text ?? message));
        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>What a model wrote may hold characters that XML 1.0 cannot, such as escapes of a terminal (section 2.2, Char).</summary>
    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                legal.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                legal.Append(text, i++, 2);
            }
            else
            {
                legal.Append('\ufffd');
            }
        }

        return legal.ToString();
    }
}
