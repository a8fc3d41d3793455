using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using HandlebarsDotNet;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace DocsBot.Providers.Tests.Prompts.Compatibility;

/// <summary>
/// Reads and renders a prompt file by the description of Semantic Kernel's format alone: nothing here knows DocsBot's loader. Each value is HTML-encoded, the template
/// is rendered by Handlebars as it comes, and the result is read as XML, whose messages are HTML-decoded.
/// </summary>
internal static partial class SemanticKernelReader
{
    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    /// <summary>Reads a file as strictly as Semantic Kernel's reader, and refuses what its Handlebars does not know.</summary>
    public static SemanticKernelPrompt Read(string yaml)
    {
        var prompt = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<SemanticKernelPrompt>(yaml);
        Require(prompt.Name is { } name && FunctionName().IsMatch(name), "the name is no name of a function");
        Require(prompt.TemplateFormat == "handlebars", "the template is not Handlebars");
        Require(!string.IsNullOrWhiteSpace(prompt.Template), "there is no template");
        var declared = prompt.InputVariables.Select(variable => variable.Name ?? "").ToList();
        Require(declared.TrueForAll(variable => FunctionName().IsMatch(variable)), "a variable has no name");
        Require(declared.Distinct(StringComparer.Ordinal).Count() == declared.Count, "a variable is declared twice");
        foreach (Match tag in Tag().Matches(prompt.Template!))
        {
            Require(Known().IsMatch(tag.Value), $"{tag.Value} is neither a variable nor each, if or unless");
        }

        return prompt;
    }

    /// <summary>The messages of a rendering.</summary>
    /// <param name="prompt">The file.</param>
    /// <param name="arguments">Texts, and lists of mappings of texts, by name.</param>
    /// <param name="isDecodedTwice">
    /// Whether the whole rendering is HTML-decoded before it is read as XML, as HandlebarsPromptTemplate does with values that were encoded before; otherwise the values
    /// are encoded once.
    /// </param>
    public static IReadOnlyList<(string Role, string Text)> Render(SemanticKernelPrompt prompt, IReadOnlyDictionary<string, object> arguments, bool isDecodedTwice)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var variable in prompt.InputVariables)
        {
            var isGiven = arguments.TryGetValue(variable.Name!, out var value);
            Require(isGiven || variable.Default is not null || !variable.IsRequired, $"the variable {variable.Name} is required and not given");
            values[variable.Name!] = Encode(isGiven ? value! : variable.Default ?? "");
        }

        var handlebars = isDecodedTwice ? Handlebars.Create() : Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
        var rendered = handlebars.Compile(prompt.Template!)(values).Trim();
        return Messages(isDecodedTwice ? WebUtility.HtmlDecode(rendered) : rendered);
    }

    private static List<(string Role, string Text)> Messages(string rendered)
    {
        var xml = new XmlDocument { PreserveWhitespace = true };
        xml.LoadXml($"<root>{rendered}</root>");
        var messages = new List<(string, string)>();
        foreach (XmlNode node in xml.DocumentElement!.ChildNodes)
        {
            if (node is not XmlElement message)
            {
                Require(string.IsNullOrWhiteSpace(node.InnerText), $"there is text outside of the messages: {node.InnerText}");
                continue;
            }

            var role = message.GetAttribute("role");
            Require(message.Name == "message" && Roles.Contains(role, StringComparer.Ordinal), $"<{message.Name} role=\"{role}\"> is no message");
            Require(!message.ChildNodes.OfType<XmlElement>().Any(child => child.Name is "text" or "image"), "a message has items instead of a text");
            messages.Add((role, WebUtility.HtmlDecode(message.InnerXml.Trim())));
        }

        return messages;
    }

    private static object Encode(object value) => value switch
    {
        string text => WebUtility.HtmlEncode(text),
        IEnumerable<IReadOnlyDictionary<string, string>> list => list.Select(item => item.ToDictionary(member => member.Key, object (member) => WebUtility.HtmlEncode(member.Value), StringComparer.Ordinal)).ToList(),
        _ => throw new ArgumentException($"A value is a text or a list, and not {value.GetType()}.", nameof(value)),
    };

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new FormatException($"Semantic Kernel would not take this file: {fault}.");
        }
    }

    [GeneratedRegex("^[0-9A-Za-z_]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"\{\{!--.*?--\}\}|\{\{.*?\}\}+", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(\{\{!.*\}\}|\{\{~?(#(each|if|unless) (\.\./)*[\w.@]+|/(each|if|unless)|else( if (\.\./)*[\w.@]+)?|(\.\./)*[\w.@]+)~?\}\})$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();
}
