using System.ComponentModel.DataAnnotations;
using DocsBot.Providers.OpenAI;

namespace DocsBot.Providers.Tests.OpenAI;

public sealed class ModelOptionsTests
{
    private static readonly Uri OpenAIEndpoint = new("https://api.openai.com/v1");

    [Fact]
    public void The_defaults_are_valid_and_call_no_model()
    {
        Faults(new ModelOptions()).ShouldBeEmpty();
        new ModelOptions().IsConfigured.ShouldBeFalse();
    }

    [Fact]
    public void An_endpoint_and_a_name_are_enough() =>
        Faults(new ModelOptions { Endpoint = new Uri("http://localhost:11434/v1"), Name = "llama3.2" }).ShouldBeEmpty();

    [Fact]
    public void Each_fault_names_its_key_in_both_forms()
    {
        Faults(new ModelOptions { Name = "m" }).ShouldHaveSingleItem().ShouldContain("Model:Endpoint (Model__Endpoint)");
        Faults(new ModelOptions { ApiKey = "k" }).ShouldHaveSingleItem().ShouldContain("Model:Endpoint (Model__Endpoint)");
        Faults(new ModelOptions { Endpoint = OpenAIEndpoint }).ShouldHaveSingleItem().ShouldContain("Model:Name (Model__Name)");
        Faults(Valid(options => options.Endpoint = new Uri("localhost:11434", UriKind.RelativeOrAbsolute))).ShouldHaveSingleItem().ShouldContain("Model:Endpoint (Model__Endpoint)");
        Faults(Valid(options => options.Endpoint = new Uri("/v1", UriKind.Relative))).ShouldHaveSingleItem().ShouldContain("Model:Endpoint (Model__Endpoint)");
        Faults(Valid(options => options.Endpoint = new Uri("https://user:secret@host/v1"))).ShouldHaveSingleItem().ShouldNotContain("secret");
        Faults(Valid(options => options.ApiKey = "sk one two")).ShouldHaveSingleItem().ShouldContain("Model:ApiKey (Model__ApiKey)");
        Faults(Valid(options => options.FirstTokenTimeout = TimeSpan.Zero)).ShouldHaveSingleItem().ShouldStartWith("FirstTokenTimeout: ");
        Faults(Valid(options => options.StallTimeout = TimeSpan.FromDays(1))).ShouldHaveSingleItem().ShouldStartWith("StallTimeout: ");
        Faults(Valid(options => options.Timeout = TimeSpan.FromSeconds(-1))).ShouldHaveSingleItem().ShouldStartWith("Timeout: ");
        Faults(Valid(options => options.Retries = 11)).ShouldHaveSingleItem().ShouldStartWith("Retries: ");
    }

    [Fact]
    public void A_fallback_is_checked_like_the_model_and_named_by_its_number()
    {
        Faults(Valid(options => options.Fallbacks = [new ModelOptions { Name = "m" }])).ShouldHaveSingleItem().ShouldContain("Model:Fallbacks:0:Endpoint (Model__Fallbacks__0__Endpoint)");
        Faults(Valid(options => options.Fallbacks = [new ModelOptions { Endpoint = OpenAIEndpoint, Name = "m", Fallbacks = [new ModelOptions()] }]))
            .ShouldHaveSingleItem().ShouldContain("Model:Fallbacks:1");
        Faults(new ModelOptions { Fallbacks = [new ModelOptions { Endpoint = OpenAIEndpoint, Name = "m" }] }).ShouldHaveSingleItem().ShouldContain("Model:Endpoint");
        Valid(options => options.Fallbacks = [new ModelOptions { Endpoint = OpenAIEndpoint, Name = "second" }]).Chain().Select(model => model.Name).ShouldBe(["m", "second"]);
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", null, "sk-environment")]
    [InlineData("https://api.openai.com/v1", " ", "sk-environment")]
    [InlineData("https://api.openai.com/v1", "sk-own", "sk-own")]
    [InlineData("http://localhost:11434/v1", null, null)]
    [InlineData(null, null, null)]
    public void The_key_of_the_environment_is_taken_for_a_secure_endpoint_without_one(string? endpoint, string? own, string? expected)
    {
        var options = new ModelOptions { Endpoint = endpoint is null ? null : new Uri(endpoint), ApiKey = own };

        options.UseEnvironment(name => name == "OPENAI_API_KEY" ? "sk-environment" : null);

        options.ApiKey.ShouldBe(expected);
    }

    [Fact]
    public void A_client_is_not_made_of_options_that_are_wrong()
    {
        Should.Throw<ArgumentException>(() => new OpenAIChatClient(new ModelOptions(), TimeProvider.System, new RecordingLogger<OpenAIChatClient>()));
        Should.Throw<ValidationException>(() => new OpenAIChatClient(new ModelOptions { Endpoint = OpenAIEndpoint }, TimeProvider.System, new RecordingLogger<OpenAIChatClient>()))
            .Message.ShouldContain("Model:Name");
    }

    private static ModelOptions Valid(Action<ModelOptions> spoil)
    {
        var options = new ModelOptions { Endpoint = OpenAIEndpoint, Name = "m" };
        spoil(options);
        return options;
    }

    private static List<string> Faults(ModelOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return [.. faults.Select(fault => $"{string.Join(',', fault.MemberNames)}: {fault.ErrorMessage}")];
    }
}
