using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Chunking;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>A value of an option, by its key of the configuration, such as <c>Retrieval:VectorWeight=0.3</c>.</summary>
internal sealed class OptionValue
{
    /// <summary>Where options are, what they are called in a grid, and at which step they matter. A new options class is added here.</summary>
    private static readonly (string Section, Type Type, VariantStep Step)[] Sections =
    [
        (RetrievalOptions.Section, typeof(RetrievalOptions), VariantStep.Ranking),
        (SqliteIndexOptions.Section, typeof(SqliteIndexOptions), VariantStep.Store),
        (CorpusEmbeddingOptions.Section, typeof(CorpusEmbeddingOptions), VariantStep.Ingestion),
        ("Chunking", typeof(ChunkerOptions), VariantStep.Ingestion),
    ];

    private readonly PropertyInfo _property;
    private readonly object _value;

    private OptionValue(string key, PropertyInfo property, object value, VariantStep step)
    {
        (_property, _value, Step) = (property, value, step);
        Key = key;
        IsDefault = Equals(property.GetValue(Activator.CreateInstance(property.DeclaringType!)), value);
    }

    /// <summary>The keys of all options that can be varied: numbers and switches.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [.. Sections.SelectMany(section => section.Type.GetProperties().Where(CanVary).Select(property => $"{section.Section}:{property.Name}"))];

    /// <summary>Its key of the configuration.</summary>
    public string Key { get; }

    /// <summary>The step at which it matters.</summary>
    public VariantStep Step { get; }

    /// <summary>Whether it is what the option is anyway.</summary>
    public bool IsDefault { get; }

    /// <summary>Reads a value.</summary>
    /// <exception cref="VariantException">There is no such option, or it cannot have this value.</exception>
    public static OptionValue Parse(string key, string value)
    {
        foreach (var (section, type, step) in Sections)
        {
            foreach (var property in type.GetProperties().Where(CanVary))
            {
                if (string.Equals(key, $"{section}:{property.Name}", StringComparison.OrdinalIgnoreCase))
                {
                    return new OptionValue($"{section}:{property.Name}", property, Read(key, property, value), step);
                }
            }
        }

        throw new VariantException($"There is no option '{key}' to vary. There are: {string.Join(", ", Keys)}.");
    }

    /// <summary>Gives an options object this value, if it is one of its own.</summary>
    public void ApplyTo(object options)
    {
        if (_property.DeclaringType == options.GetType())
        {
            _property.SetValue(options, _value);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}={_value}");

    private static bool CanVary(PropertyInfo property) =>
        property.CanWrite && (property.PropertyType == typeof(double) || property.PropertyType == typeof(int) || property.PropertyType == typeof(bool) || property.PropertyType.IsEnum);

    private static object Read(string key, PropertyInfo property, string text)
    {
        object value;
        try
        {
            value = property.PropertyType.IsEnum
                ? Enum.Parse(property.PropertyType, text, ignoreCase: true)
                : Convert.ChangeType(text, property.PropertyType, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new VariantException($"'{text}' cannot be a value of {key}: {e.Message}");
        }

        return property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(value)) is { } broken
            ? throw new VariantException($"'{text}' cannot be a value of {key}: {broken.FormatErrorMessage(property.Name)}")
            : value;
    }
}
