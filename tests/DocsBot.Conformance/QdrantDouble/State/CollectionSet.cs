using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>All collections and the aliases that name them. One thread at a time.</summary>
internal sealed class CollectionSet
{
    private readonly SortedDictionary<string, Collection> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _collections.Keys;

    /// <summary>Alias and what it names.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _aliases;

    public bool Exists(string name) => _collections.ContainsKey(_aliases.GetValueOrDefault(name, name));

    /// <summary>A collection by its name or an alias.</summary>
    public Collection Get(string name) => _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name)) ?? throw QdrantError.NoCollection(name);

    public void Create(string name, JsonElement definition)
    {
        if (_collections.ContainsKey(name))
        {
            throw QdrantError.Exists(name);
        }

        if (_aliases.ContainsKey(name))
        {
            throw QdrantError.BadInput($"Can't create collection with name {name}. Alias with the same name already exists");
        }

        _collections[name] = new Collection(name, definition);
    }

    /// <summary>Deletes a collection and its aliases.</summary>
    /// <returns>False when there is no collection of this name; an alias is none.</returns>
    public bool Delete(string name)
    {
        foreach (var alias in _aliases.Where(alias => alias.Value == name).Select(alias => alias.Key).ToList())
        {
            _aliases.Remove(alias);
        }

        return _collections.Remove(name);
    }

    /// <summary>One action after the other: what was done before one that fails stays done, as in the server.</summary>
    public void ChangeAliases(JsonElement actions)
    {
        foreach (var action in actions.EnumerateArray())
        {
            if (action.Has("create_alias", out var create))
            {
                CreateAlias(create.Required("alias_name").GetString()!, create.Required("collection_name").GetString()!);
            }
            else if (action.Has("delete_alias", out var delete))
            {
                _aliases.Remove(delete.Required("alias_name").GetString()!);
            }
            else
            {
                var rename = action.Required("rename_alias");
                RenameAlias(rename.Required("old_alias_name").GetString()!, rename.Required("new_alias_name").GetString()!);
            }
        }
    }

    private void CreateAlias(string alias, string collection)
    {
        if (!_collections.ContainsKey(collection))
        {
            throw QdrantError.NoCollection(collection);
        }

        _aliases[alias] = _collections.ContainsKey(alias) ? throw QdrantError.Exists(alias) : collection;
    }

    private void RenameAlias(string from, string to)
    {
        if (!_aliases.Remove(from, out var collection))
        {
            throw QdrantError.NotFound($"Alias {from} does not exists!");
        }

        _aliases[to] = collection;
    }
}
