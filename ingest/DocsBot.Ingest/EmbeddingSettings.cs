using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DocsBot.Providers.Embeddings;

namespace DocsBot.Ingest;

/// <summary>Reads the settings of the learnt model from the environment variables that the chat service knows as well, such as <c>Embedding__RefitAt</c>.</summary>
internal static class EmbeddingSettings
{
    private const string Prefix = $"{CorpusEmbeddingOptions.Section}__";

    /// <summary>The settings; what no variable names keeps its default.</summary>
    /// <param name="variables">Environment variables by name.</param>
    /// <exception cref="UsageException">A variable has an unknown name, is no number or is out of range.</exception>
    public static CorpusEmbeddingOptions Read(IDictionary variables)
    {
        var options = new CorpusEmbeddingOptions();
        var known = typeof(CorpusEmbeddingOptions).GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is not string name || !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!known.TryGetValue(name[Prefix.Length..], out var property))
            {
                throw new UsageException($"Unknown environment variable {name}. Known: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal).Select(key => Prefix + key))}.");
            }

            property.SetValue(options, Parse(name, (string?)variable.Value ?? "", property.PropertyType));
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new UsageException(string.Join(' ', faults.Select(fault => $"{Prefix}{fault.MemberNames.First()}: {fault.ErrorMessage}")));
    }

    private static object Parse(string name, string value, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value)!;
        }
        catch (ArgumentException)
        {
            throw new UsageException($"The environment variable {name} is '{value}', which is no {(type == typeof(int) ? "whole number" : "number")}.");
        }
    }
}
