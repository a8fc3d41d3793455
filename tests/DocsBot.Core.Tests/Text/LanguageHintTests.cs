using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Text;

public sealed class LanguageHintTests
{
    [Theory]
    [InlineData("A pod needs a persistent volume claim with a storage class.", "en")]
    [InlineData("Die Container werden vor dem Start der Anwendung ausgeführt und sind nicht optional.", "de")]
    [InlineData("Le conteneur est une image qui est exécutée par le noyau.", "fr")]
    [InlineData("El contenedor se puede ejecutar con una imagen y los datos.", "es")]
    [InlineData("使用 kubectl 创建一个 Pod", "cjk")]
    [InlineData("Запустите kubectl на узле", "cyrl")]
    [InlineData("kubectl drain", null)]
    [InlineData("", null)]
    [InlineData("🙂🙂", null)]
    public void Function_words_and_script_tell_languages_apart(string text, string? language) => LanguageHint.Of(text).ShouldBe(language);
}
