package dev.wadi.pipelines.turbinestatus.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RouteBean;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.settings.SettingException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A property that the route file leaves out altogether. */
class MissingPropertyTest {

    @Test
    void isRefusedByTheBeanWithItsName() {
        FindAsset assets = new FindAsset();
        assets.setCamelContext(new DefaultCamelContext());
        assertThat(missing(assets)).isEqualTo("property redis of bean FindAsset is missing");
        assets.setRedis(new RedisConnection());
        assertThat(missing(assets)).isEqualTo("property assetMappingKey of bean FindAsset is missing");
        assets.setAssetMappingKey("assets");
        assertThat(missing(assets)).isEqualTo("property vendors of bean FindAsset is missing");
        assets.setVendors("vestas");
        assertThat(missing(assets)).isEqualTo("property vendorsFile of bean FindAsset is missing");
    }

    @Test
    void isRefusedByEveryBeanThatNeedsIt() {
        FindCodes codes = new FindCodes();
        codes.setRedis(new RedisConnection());
        assertThat(missing(codes)).isEqualTo("property statusMappingKey of bean FindCodes is missing");
        assertThat(missing(new SaveStatus())).isEqualTo("property redis of bean SaveStatus is missing");
        assertThat(missing(new RedisConnection())).isEqualTo("property host of bean RedisConnection is missing");
    }

    private static String missing(RouteBean bean) {
        SettingException problem = catchThrowableOfType(SettingException.class, bean::init);
        return problem.setting() + " " + problem.getMessage();
    }
}
