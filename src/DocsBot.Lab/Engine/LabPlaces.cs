namespace DocsBot.Lab.Engine;

/// <summary>What a command works on. Null leaves it to the configuration, and that to the defaults.</summary>
/// <param name="Data">The data folder, with the index, the interaction log and the Lab's own file.</param>
/// <param name="Prompts">The folder of prompts.</param>
/// <param name="Config">A JSON file of settings, as the service reads them; wins over <c>appsettings.json</c> of the working folder and is won over by the environment.</param>
internal sealed record LabPlaces(string? Data = null, string? Prompts = null, string? Config = null);
