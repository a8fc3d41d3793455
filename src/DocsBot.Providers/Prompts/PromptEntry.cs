using DocsBot.Core.Prompts;
using YamlDotNet.RepresentationModel;

namespace DocsBot.Providers.Prompts;

/// <summary>A version of a prompt as it stands in the folder.</summary>
public sealed class PromptEntry
{
    private readonly YamlMappingNode _root;
    private readonly FragmentRenderings _fragments;

    internal PromptEntry(PromptTemplate template, string file, string text, YamlMappingNode root, FragmentRenderings fragments)
    {
        _fragments = fragments;
        Template = template;
        File = file;
        Text = text;
        _root = root;
    }

    /// <summary>The template, ready to render.</summary>
    public PromptTemplate Template { get; }

    /// <summary>Its name, version and hash.</summary>
    public PromptId Id => Template.Id;

    /// <summary>The file it was read from.</summary>
    public string File { get; }

    /// <summary>Its text with the fragments in their places.</summary>
    public string Text { get; }

    /// <summary>What <c>versions.yaml</c> says of it; null when it says nothing.</summary>
    public PromptVersion? Version { get; internal set; }

    /// <summary>The fault of one of DocsBot's own settings, at its line.</summary>
    internal PromptException Error(string key, string message) => TechniqueSettings.Error(new YamlFields(File, _root), key, message);

    /// <summary>The file with its fragments in their places and all its settings, for a comparison; an export leaves out settings that name other files.</summary>
    public string Inlined() => PromptExport.Inline(_root, Text);

    /// <summary>What each of its fragments renders to by itself.</summary>
    /// <param name="arguments">The values.</param>
    public IReadOnlyList<RenderedFragment> RenderFragments(PromptArguments arguments) => _fragments.Of(arguments);

    /// <summary>One file without includes, its first examples written out, which Semantic Kernel loads as it is.</summary>
    /// <exception cref="PromptException">The examples cannot be written out.</exception>
    public string Export() => PromptExport.Write(this, _root);

    /// <summary>What keeps Semantic Kernel from reading the messages of the export; null for nothing.</summary>
    public string? ExportRemark() => PromptExport.RemarkOn(this, _root);
}
