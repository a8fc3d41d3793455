using DocsBot.Providers.Configuration;

namespace DocsBot.Lab.Engine;

/// <summary>Reads the service's own configuration, so that the Lab asks the same index, the same models and the same prompts.</summary>
internal static class LabConfiguration
{
    private const string FileName = "appsettings.json";

    /// <summary>Reads it: files, then the environment, then what the command line says.</summary>
    /// <exception cref="ConfigurationException">A file is missing or is no JSON.</exception>
    public static IConfigurationRoot Read(LabPlaces places)
    {
        var file = places.Config is { } given ? Path.GetFullPath(given) : null;
        if (file is not null && !File.Exists(file))
        {
            throw new ConfigurationException($"There is no configuration file {file}. Name the service's appsettings.json with --config.");
        }

        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), FileName), optional: true)
                .AddJsonFile(file ?? Path.Combine(Directory.GetCurrentDirectory(), FileName), optional: file is null)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(Given(places))
                .Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new ConfigurationException($"The configuration cannot be read: {e.Message} {e.InnerException?.Message}", e);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Given(LabPlaces places)
    {
        if (places.Data is { } data)
        {
            yield return new($"{DataOptions.Section}:{nameof(DataOptions.Directory)}", Path.GetFullPath(data));
        }

        if (places.Prompts is { } prompts)
        {
            yield return new($"{PromptsOptions.Section}:{nameof(PromptsOptions.Directory)}", Path.GetFullPath(prompts));
        }
    }
}
