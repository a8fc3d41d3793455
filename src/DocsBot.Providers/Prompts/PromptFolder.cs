using System.Globalization;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Reads a folder of prompts: <c>prompts/&lt;name&gt;/v&lt;N&gt;.yaml</c>, in Semantic Kernel's prompt YAML with Handlebars templates. A file that is wrong
/// is refused at load, by name. Versions may have gaps; files of other kinds beside them, and folders whose name begins with a dot or an underscore, are
/// not read.
/// </summary>
public static partial class PromptFolder
{
    /// <summary>Loads and checks every version of every prompt.</summary>
    /// <param name="directory">The folder that holds a folder for each prompt.</param>
    /// <exception cref="PromptException">The folder cannot be read, holds no prompt, or a file in it is wrong; the message says which, where and what to do.</exception>
    public static PromptLibrary Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Directory.Exists(directory))
        {
            throw new PromptException($"The prompt folder {directory} does not exist. Give the folder that holds answer/v1.yaml.");
        }

        try
        {
            var templates = Directory.GetDirectories(directory).Order(StringComparer.Ordinal).SelectMany(LoadVersions).ToList();
            return templates.Count > 0
                ? new PromptLibrary(templates)
                : throw new PromptException($"The prompt folder {directory} holds no prompt. Add one as {Path.Combine(directory, "answer", "v1.yaml")}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PromptException($"The prompt folder {directory} cannot be read: {e.Message}", e);
        }
    }

    private static List<PromptTemplate> LoadVersions(string folder)
    {
        var name = Path.GetFileName(folder);
        if (name.StartsWith('.') || name.StartsWith('_'))
        {
            return [];
        }

        if (!PromptName().IsMatch(name))
        {
            throw new PromptException($"The prompt folder {folder} is not named as a prompt can be. Use lower-case letters, digits and underscores, as Semantic Kernel does for functions.");
        }

        var files = Directory.GetFiles(folder).Where(IsYaml).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? [.. files.Select(file => PromptFile.Load(file, name, VersionOf(file)))]
            : throw new PromptException($"The prompt folder {folder} holds no version. Add {Path.Combine(folder, "v1.yaml")}, or remove the folder.");
    }

    private static bool IsYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    private static int VersionOf(string file)
    {
        var match = VersionName().Match(Path.GetFileName(file));
        return match.Success && int.TryParse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new PromptException($"{file} is not named as a version of a prompt. Name it v1.yaml, v2.yaml and so on.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PromptName();

    [GeneratedRegex("^v(?<version>[1-9][0-9]*)\\.yaml$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionName();
}
