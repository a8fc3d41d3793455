using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>The pieces of text that templates share: <c>prompts/fragments/&lt;name&gt;.hbs</c>, included as <c>{{&gt; name}}</c>.</summary>
internal sealed partial class PromptFragments
{
    private readonly Dictionary<string, FragmentFile> _byName = new(StringComparer.Ordinal);

    /// <summary>No fragments.</summary>
    public static PromptFragments None => new();

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the folder; none is no fragments.</summary>
    /// <param name="folder">The folder of fragments.</param>
    /// <param name="faults">Gets what is wrong with a file, which is then left out.</param>
    public static PromptFragments Read(string folder, ICollection<PromptException> faults)
    {
        var fragments = new PromptFragments();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.hbs") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                fragments.Add(file, File.ReadAllBytes(file));
            }
            catch (PromptException fault)
            {
                faults.Add(fault);
            }
        }

        return fragments;
    }

    /// <summary>The fragment of a name, or null.</summary>
    public FragmentFile? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The same fragments, of which one says nothing.</summary>
    /// <param name="name">One that is there.</param>
    public PromptFragments Without(string name)
    {
        var fragments = new PromptFragments();
        foreach (var (known, fragment) in _byName)
        {
            fragments._byName[known] = known == name ? fragment with { Text = "", Source = "", Fragment = new PromptFragment(name, Convert.ToHexStringLower(SHA256.HashData([]))) } : fragment;
        }

        return fragments;
    }

    /// <summary>Adds a fragment.</summary>
    /// <param name="file">Its file, whose name is the fragment's.</param>
    /// <param name="bytes">What stands in it.</param>
    /// <exception cref="PromptException">It is no fragment.</exception>
    public void Add(string file, byte[] bytes)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (!FragmentName().IsMatch(name))
        {
            throw new PromptException($"{file} is not named as a fragment can be. Use lower-case letters, digits and underscores, for example tone.hbs.");
        }

        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            var text = reader.ReadToEnd().ReplaceLineEndings("\n");
            _byName.Add(name, new FragmentFile(file, text, new PromptFragment(name, Convert.ToHexStringLower(SHA256.HashData(bytes))), Encoding.UTF8.GetString(bytes)));
        }
        catch (DecoderFallbackException e)
        {
            throw new PromptException($"{file} is not UTF-8 text. Save it as UTF-8.", e);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FragmentName();
}
