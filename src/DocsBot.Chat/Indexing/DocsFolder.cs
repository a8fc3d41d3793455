using DocsBot.Chat.Configuration;
using DocsBot.Providers.Configuration;

namespace DocsBot.Chat.Indexing;

/// <summary>Which folder the service indexes by itself. A note in the data folder keeps a plain start from replacing documentation that somebody else put there.</summary>
public sealed class DocsFolder
{
    private const string NoteName = "docs-folder.txt";
    private readonly string? _given;
    private readonly string _note;

    /// <summary>Creates the choice.</summary>
    public DocsFolder(DocsOptions docs, DataOptions data)
    {
        ArgumentNullException.ThrowIfNull(docs);
        ArgumentNullException.ThrowIfNull(data);
        _given = docs.Path;
        _note = Path.Combine(Locations.Data(data.Directory), NoteName);
    }

    /// <summary>Whether what was indexed last is DocsBot's own documentation.</summary>
    public bool HoldsOwnDocs => File.Exists(_note) && string.Equals(File.ReadAllText(_note).Trim(), Locations.OwnDocs(), StringComparison.Ordinal);

    /// <summary>The folder to index now; null when the index holds other documentation and nobody named a folder.</summary>
    /// <param name="hasIndex">Whether something is published already.</param>
    public string? ToIndex(bool hasIndex)
    {
        if (_given is not null)
        {
            return Path.GetFullPath(_given);
        }

        return hasIndex && !HoldsOwnDocs ? null : Locations.OwnDocs();
    }

    /// <summary>Notes that the folder is what the index holds.</summary>
    public void Indexed(string folder) => File.WriteAllText(_note, folder);
}
