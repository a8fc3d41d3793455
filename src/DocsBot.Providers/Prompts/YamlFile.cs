using System.Text;
using DocsBot.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts;

/// <summary>Reads a YAML file that is one mapping.</summary>
public static class YamlFile
{
    /// <summary>The mapping.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="keys">The keys it may have, for the message when it is no mapping.</param>
    /// <exception cref="PromptException">It is no UTF-8, no YAML, or no single mapping.</exception>
    public static YamlMappingNode Parse(string file, byte[] bytes, IEnumerable<string> keys)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            yaml.Load(new ShallowParser(new Parser(reader)));
        }
        catch (DecoderFallbackException e)
        {
            throw new PromptException($"{file} is not UTF-8 text. Save it as UTF-8.", e);
        }
        catch (YamlException e)
        {
            throw new PromptException($"{file}, line {e.Start.Line}: this is not valid YAML: {e.Message}", e);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? root
            : throw new PromptException($"{file} must be one YAML document with the keys {string.Join(", ", keys)}.");
    }
}
