using System.Reflection;
using Xunit.v3;

[assembly: GlobalReach.Browser.Tests.ClosesWindows]

namespace GlobalReach.Browser.Tests;

/// <summary>A test closes the windows it opened, so that those of all tests before it do not stand beside it and keep asking the desk.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosesWindowsAttribute : BeforeAfterTestAttribute
{
    public override async ValueTask After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (await TestContext.Current.GetFixture<Product>() is { } product) await product.CloseWindows(test.UniqueID);
    }
}
